"use client";

import { useTranslations } from "use-intl";
import { useRoom } from "../reading/room";
import { signInHref } from "../sign-in-href";
import styles from "./thread-card.module.css";

/** For those who read along: why there is nowhere to write, and the way there if there is one. */
export function TakePart() {
  const t = useTranslations("annotations.part");
  const { me, can, group, reading, talk } = useRoom();
  if (can.annotate || talk.status === "lost") return null;
  if (group.isArchived || reading.archivedAt)
    return <p className={styles.part}>{t(group.isArchived ? "archived" : "closed")}</p>;
  // Whoever could write when the page came has lost the right since, or what is read was archived.
  if (me) return <p className={styles.part}>{t(me.role === "observer" ? "observer" : "ended")}</p>;
  if (!can.comeIn) return null;
  return (
    <p className={styles.part}>
      {t("stranger", { group: group.name })}{" "}
      {can.comeIn === "sign-in" && <a href={signInHref(reading.url)}>{t("sign-in")}</a>}{" "}
      <a href={`/groups/${group.slug}`}>{t("group", { group: group.name })}</a>
    </p>
  );
}
