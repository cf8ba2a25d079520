"use client";

import { useTranslations } from "use-intl";
import type { GroupWire } from "@/domain/wire/group";
import lines from "../ui/lines.module.css";
import styles from "./groups.module.css";

export function GroupLines({ groups }: { groups: GroupWire[] }) {
  const t = useTranslations("groups");
  return (
    <ul className={lines.list}>
      {groups.map(({ id, slug, name, description, readingCount, memberCount }) => (
        <li key={id} className={lines.line}>
          <div className={lines.words}>
            <a className={styles.title} href={`/groups/${slug}`} dir="auto">
              {name}
            </a>
            {description && <span dir="auto">{description.split("\n")[0]}</span>}
            <span className={lines.quiet}>{t("size", { readings: readingCount, members: memberCount })}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
