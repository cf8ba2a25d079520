import { anchorOf, type Paragraph } from "@/domain/paragraphs";
import { timeToRead } from "@/domain/time-to-read";
import type { Translate } from "@/messages/translator";
import { LanguageChoices, type Languages, TranslatedBy } from "./language-choices";
import type { Opening } from "./opening";
import type { Drawn } from "./page-handover";
import styles from "./title-block.module.css";

type Told = Languages & {
  opening: Pick<Opening, "reading" | "group" | "counts" | "me">;
  /** The paragraph where the reader stopped. */
  stopped: Pick<Paragraph, "kind" | "key" | "number"> | undefined;
  /** What the address says of the language that is read, if anything. */
  asked: string | undefined;
  /** Words a minute. */
  pace: number;
  t: Translate;
};

/** What stands over a text and never changes while it is open: drawn on the server alone, so the page brings no words for it. */
export function titleHead({
  opening,
  translations,
  readIn,
  stopped,
  asked,
  pace,
  t,
}: Told): Pick<Drawn, "title" | "facts" | "notes"> {
  const { reading, group, counts, me } = opening;
  const hasThreads = Object.values(counts).some(({ threads }) => threads > 0);
  const facts = { paragraphs: reading.paragraphCount, ...timeToRead(reading.wordCount, pace) };
  return {
    title: (
      <div lang={reading.language ?? undefined}>
        <h1 className={styles.title}>{reading.title}</h1>
        {reading.authors.length > 0 && <p className={styles.authors}>{reading.authors.join(", ")}</p>}
        {readIn && <TranslatedBy {...readIn} t={t} />}
      </div>
    ),
    facts: (
      <>
        <span dir="auto">{t("title.facts", facts)}</span>
        {stopped && (
          <a
            dir="auto"
            href={`?p=${encodeURIComponent(stopped.key)}${asked ? `&${asked}` : ""}#${anchorOf(stopped)}`}
            data-print="no"
          >
            {stopped.number === null ? t("title.go-on") : t("title.go-on-at", { number: stopped.number })}
          </a>
        )}
        <a
          href={`/groups/${group.slug}/readings/${reading.id}/contents${asked ? `?${asked}` : ""}`}
          data-print="no"
        >
          {t("title.contents")}
        </a>
        {me && me.role !== "organizer" && (
          <a href={`/groups/${group.slug}/flag?text=${reading.id}`} data-print="no">
            {t("title.flag")}
          </a>
        )}
      </>
    ),
    notes: (
      <>
        {translations.length > 0 && (
          <LanguageChoices
            group={group}
            reading={reading}
            translations={translations}
            readIn={readIn}
            t={t}
          />
        )}
        {(group.isArchived || reading.archivedAt) && (
          <p className={styles.archived} dir="auto">
            {t(group.isArchived ? "title.archived-group" : "title.archived")}
          </p>
        )}
        {hasThreads && (
          <noscript>
            <p className={styles.scriptless} dir="auto" data-print="no">
              {t("title.without-scripts")}
            </p>
          </noscript>
        )}
      </>
    ),
  };
}
