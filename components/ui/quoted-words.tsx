import styles from "./quoted-words.module.css";

type Props = { said: string; children: string };

/** A few plain words that somebody wrote, in their own lines, under who said them. */
export function QuotedWords({ said, children }: Props) {
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.said}>{said}</figcaption>
      <blockquote className={styles.words} dir="auto">
        {children}
      </blockquote>
    </figure>
  );
}
