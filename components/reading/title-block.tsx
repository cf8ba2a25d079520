import { useTranslations } from "use-intl";
import type { Role } from "@/domain/groups";
import { DownloadMenu } from "./download-menu";
import { DrawnOnce } from "./drawn-once";
import type { Drawn } from "./page-handover";
import { useRoom } from "./room";
import styles from "./title-block.module.css";

/** Of somebody who is in no subgroup, or writes for all whatever they are in. */
const placeOf = (role: Role) =>
  role === "moderator" || role === "organizer" ? "moderator" : role === "observer" ? "observer" : "free";

export function TitleBlock({ drawn }: { drawn: Drawn | null }) {
  const t = useTranslations("reading.title-block");
  const { talk, me } = useRoom();

  return (
    <header className={styles.block}>
      <DrawnOnce part="title">{drawn?.title}</DrawnOnce>
      <div className={styles.facts}>
        <DrawnOnce part="facts" className={styles.told}>
          {drawn?.facts}
        </DrawnOnce>
        <span className={styles.download} data-print="no">
          <DownloadMenu />
        </span>
      </div>
      {talk.apart && me && (
        <p className={styles.archived} dir="auto">
          {talk.apart.subgroup === null
            ? t(`apart-${placeOf(me.role)}`)
            : t("apart", { subgroup: talk.apart.subgroup, role: me.role })}
        </p>
      )}
      <DrawnOnce part="notes">{drawn?.notes}</DrawnOnce>
    </header>
  );
}
