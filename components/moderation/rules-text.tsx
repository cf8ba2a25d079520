import styles from "./review.module.css";

/** Plain words in paragraphs; a single break is a line of its own. */
export function RulesText({ children }: { children: string }) {
  return (
    <div className={styles.rules}>
      {children.split(/\n\s*\n/).map((paragraph, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text, which changes as a whole
        <p key={place} dir="auto">
          {paragraph}
        </p>
      ))}
    </div>
  );
}
