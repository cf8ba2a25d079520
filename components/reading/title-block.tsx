import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Role } from "@/domain/groups";
import { DownloadMenu } from "./download-menu";
import { useRoom } from "./room";
import styles from "./title-block.module.css";

/** What the server drew of it (`title-head.tsx`). */
export type Head = { title: ReactNode; facts: ReactNode; notes: ReactNode };

/** Of somebody who is in no subgroup, or writes for all whatever they are in. */
const placeOf = (role: Role) =>
  role === "moderator" || role === "organizer" ? "moderator" : role === "observer" ? "observer" : "free";

export function TitleBlock({ title, facts, notes }: Head) {
  const t = useTranslations("reading.title-block");
  const { talk, me } = useRoom();

  return (
    <header className={styles.block}>
      {title}
      <div className={styles.facts}>
        {facts}
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
      {notes}
    </header>
  );
}
