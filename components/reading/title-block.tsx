import { useTranslations } from "use-intl";
import type { Role } from "@/domain/groups";
import { useTimeToRead } from "../use-time-to-read";
import { DownloadMenu } from "./download-menu";
import { useRoom } from "./room";
import styles from "./title-block.module.css";

/** The paragraph where the reader stopped, and where it stands in the page. */
export type GoOn = { key: string; anchor: string; number: number | null };

type Props = { goOn: GoOn | null };

/** Of somebody who is in no subgroup, or writes for all whatever they are in. */
const placeOf = (role: Role) =>
  role === "moderator" || role === "organizer" ? "moderator" : role === "observer" ? "observer" : "free";

export function TitleBlock({ goOn }: Props) {
  const t = useTranslations("reading.title-block");
  const timeToRead = useTimeToRead();
  const { reading, group, talk, me } = useRoom();
  const hasThreads = Object.values(talk.counts).some(({ threads }) => threads > 0);

  return (
    <header className={styles.block}>
      <div lang={reading.language ?? undefined}>
        <h1 className={styles.title}>{reading.title}</h1>
        {reading.authors.length > 0 && <p className={styles.authors}>{reading.authors.join(", ")}</p>}
      </div>
      <div className={styles.facts}>
        <span dir="auto">
          {t("facts", { paragraphs: reading.paragraphCount, ...timeToRead(reading.wordCount) })}
        </span>
        {goOn && (
          <a dir="auto" href={`?p=${encodeURIComponent(goOn.key)}#${goOn.anchor}`} data-print="no">
            {goOn.number === null ? t("go-on") : t("go-on-at", { number: goOn.number })}
          </a>
        )}
        <a href={`/groups/${group.slug}/readings/${reading.id}/contents`} data-print="no">
          {t("contents")}
        </a>
        <span className={styles.download} data-print="no">
          <DownloadMenu />
        </span>
        {me && me.role !== "organizer" && (
          <a href={`/groups/${group.slug}/flag?text=${reading.id}`} data-print="no">
            {t("flag")}
          </a>
        )}
      </div>
      {talk.apart && me && (
        <p className={styles.archived} dir="auto">
          {talk.apart.subgroup === null
            ? t(`apart-${placeOf(me.role)}`)
            : t("apart", { subgroup: talk.apart.subgroup, role: me.role })}
        </p>
      )}
      {(group.isArchived || reading.archivedAt) && (
        <p className={styles.archived} dir="auto">
          {t(group.isArchived ? "archived-group" : "archived")}
        </p>
      )}
      {hasThreads && (
        <noscript>
          <p className={styles.scriptless} dir="auto" data-print="no">
            {t("without-scripts")}
          </p>
        </noscript>
      )}
    </header>
  );
}
