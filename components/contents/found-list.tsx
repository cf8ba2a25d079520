import { excerptOf, type FoundWords } from "@/domain/find-words";
import { choiceAsked, type LanguageChoice, placeQuery } from "@/domain/language-choice";
import { anchorOf, type Paragraph } from "@/domain/paragraphs";
import type { Translate } from "@/messages/translator";
import styles from "./contents.module.css";

type Found = Pick<Paragraph, "key" | "number" | "kind" | "text"> & { index: number; found: FoundWords[] };
type Props = {
  items: readonly Found[];
  path: string;
  language: string | null;
  /** The language that its address asks for. */
  choice?: LanguageChoice | null | undefined;
  t: Translate;
};

/** Where words were found, each with what stands around it. */
export function FoundList({ items, path, language, choice, t }: Props) {
  return (
    <ol className={styles.found}>
      {items.map((item) => (
        <li key={item.key}>
          <a
            className={styles.place}
            href={`${path}${placeQuery(item.key, choice ? choiceAsked(choice) : "")}#${anchorOf(item)}`}
          >
            {item.number === null
              ? t(item.kind === "heading" ? "contents.in-heading" : "contents.unnumbered")
              : t("contents.one-number", { from: item.number })}
          </a>
          <p className={styles.excerpt} lang={language ?? undefined} dir="auto">
            {excerptOf(item.text, item.found).map(({ text, isFound }, at) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line, which never change places.
              isFound ? <mark key={at}>{text}</mark> : text,
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
