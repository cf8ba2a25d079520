import type { AgendaWire } from "@/domain/wire/agenda";
import type { Translate } from "@/messages/translator";
import styles from "./agenda.module.css";

/** How much was said where: a bar for each paragraph that somebody wrote about, in the order of the text. */
export function TalkMap({ talk, t }: { talk: AgendaWire["talk"]; t: Translate }) {
  const most = Math.max(...talk.map(({ posts }) => posts));
  return (
    <ol className={styles.map}>
      {talk.map(({ reading, key, url, number, threads, posts, openQuestions }) => (
        <li key={`${reading} ${key}`} className={styles.place}>
          <a href={url} className={styles.number}>
            {number === null ? "§" : `¶${number}`}
          </a>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.bar} style={{ inlineSize: `${(posts / most) * 100}%` }} />
          </span>
          <span className={styles.quiet}>
            {t("agenda.here", { posts, threads, questions: openQuestions })}
          </span>
        </li>
      ))}
    </ol>
  );
}
