"use client";

import { useTranslations } from "use-intl";
import type { GroupWire } from "@/domain/wire/group";
import styles from "./my-groups.module.css";
import { type ReadingInList, ReadingLines } from "./reading-lines";

export type MyGroup = { group: GroupWire; readings: ReadingInList[]; hasMore: boolean };

export function MyGroups({ groups }: { groups: MyGroup[] }) {
  return groups.map((mine) => <MyGroupSection key={mine.group.id} {...mine} />);
}

function MyGroupSection({ group, readings, hasMore }: MyGroup) {
  const t = useTranslations("groups");
  const place = group.membership;
  return (
    <section aria-labelledby={`group-${group.id}`} className={styles.section}>
      <div className={styles.head}>
        <h2 id={`group-${group.id}`} className={styles.name} dir="auto">
          <a href={`/groups/${group.slug}`}>{group.name}</a>
        </h2>
        <span className={styles.facts}>
          {place?.state === "pending" ? t("waiting") : place && t(`roles.${place.role}`)}
        </span>
      </div>
      {readings.length > 0 ? (
        <ReadingLines readings={readings} />
      ) : (
        <p className={styles.none}>{t("readings.none")}</p>
      )}
      {hasMore && <a href={`/groups/${group.slug}`}>{t("readings.all", { count: group.readingCount })}</a>}
    </section>
  );
}
