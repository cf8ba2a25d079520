import type { TalkedAboutWire } from "@/domain/wire/agenda";
import type { Translate } from "@/messages/translator";
import styles from "./agenda.module.css";

type Props = {
  threads: TalkedAboutWire[];
  t: Translate;
  /** Says of which the reader has answered. */
  marksAnswered?: boolean;
};

/** Threads worth taking up at a meeting, each with the words it is about. */
export function AgendaThreads({ threads, t, marksAnswered = false }: Props) {
  return (
    <ol className={styles.threads}>
      {threads.map(({ id, url, number, quote, words, author, posts, people, isAnswered }) => (
        <li key={id} className={styles.thread}>
          <a href={url} className={styles.quote} dir="auto">
            {number !== null && <span className={styles.number}>¶{number}</span>} {quote}
          </a>
          <span dir="auto">{words === null ? t("agenda.highlight") : `${author?.name}: ${words}`}</span>
          <span className={styles.quiet}>
            {t("agenda.count", { posts, people })}
            {marksAnswered && isAnswered && <> · {t("agenda.answered")}</>}
          </span>
        </li>
      ))}
    </ol>
  );
}
