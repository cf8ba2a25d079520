import type { ContentsPart } from "@/domain/contents";
import { choiceAsked, type LanguageChoice, placeQuery } from "@/domain/language-choice";
import type { Translate } from "@/messages/translator";
import styles from "./contents.module.css";

type Props = {
  parts: readonly ContentsPart[];
  path: string;
  /** The language that its address asks for. */
  choice: LanguageChoice | null | undefined;
  t: Translate;
};

/** The parts of a text, and where the talk is: a bar for what is said in each. */
export function ContentsList({ parts, path, choice, t }: Props) {
  const most = Math.max(1, ...parts.map(({ posts }) => posts));
  return (
    <ol className={styles.parts}>
      {parts.map((part) => (
        <li key={part.key} className={styles.part} style={{ paddingInlineStart: `${part.depth * 1.25}rem` }}>
          <a
            className={styles.title}
            href={path + placeQuery(part.key, choice ? choiceAsked(choice) : "") + anchorOf(part)}
            aria-current={part.isHere ? "location" : undefined}
          >
            <bdi>{part.title ?? numbersOf(part, t)}</bdi>
          </a>
          <span className={styles.facts}>
            {part.title !== null && <span>{numbersOf(part, t)}</span>}
            {part.isHere && <span className={styles.here}>{t("contents.here")}</span>}
            {part.posts > 0 && (
              <span className={part.fresh > 0 ? styles.fresh : undefined}>
                {t(part.fresh > 0 ? "contents.said-fresh" : "contents.said", {
                  posts: part.posts,
                  fresh: part.fresh,
                })}
              </span>
            )}
          </span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.bar} style={{ inlineSize: `${(part.posts / most) * 100}%` }} />
          </span>
        </li>
      ))}
    </ol>
  );
}

const anchorOf = ({ key, title, from }: ContentsPart): string =>
  title === null ? `#p${from}` : `#h-${encodeURIComponent(key)}`;

const numbersOf = ({ from, to }: ContentsPart, t: Translate): string =>
  t(from === to ? "contents.one-number" : "contents.numbers", { from, to });
