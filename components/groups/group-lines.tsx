"use client";

import { useTranslations } from "use-intl";
import type { GroupWire } from "@/domain/wire/group";
import styles from "../ui/lines.module.css";

/** Groups to look into: their names, what they are about, how many they are and what they read, and how one gets in. */
export function GroupLines({ groups }: { groups: GroupWire[] }) {
  const t = useTranslations("groups");
  const members = useTranslations("members");
  const ownPlace = ({ membership }: GroupWire) => {
    if (membership?.state === "pending") return t("waiting");
    return membership?.state === "active" ? t("own-role", { role: membership.role }) : null;
  };
  return (
    <ul className={styles.list}>
      {groups.map((group) => (
        <li key={group.id} className={styles.line}>
          <span className={styles.words}>
            <span className={styles.title} dir="auto">
              <a href={`/groups/${group.slug}`}>{group.name}</a>
            </span>
            {group.description && (
              <span className={styles.quiet} dir="auto">
                {opening(group.description)}
              </span>
            )}
          </span>
          <span className={styles.quiet}>
            {members("count", { count: group.memberCount })} · {t("texts", { count: group.readingCount })} ·{" "}
            {group.archivedAt ? t("archived") : (ownPlace(group) ?? t(`ways-in.${group.admission}`))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Enough of a description for a line or two, cut between words. */
function opening(description: string): string {
  const [first = ""] = description.split("\n", 1);
  return first.length <= 160 ? first : `${first.slice(0, 160).replace(/\s+\S*$/, "")} …`;
}
