"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { GroupMemberWire } from "@/domain/wire/member";
import styles from "./group-page.module.css";

type Props = { slug: string; count: number; members: GroupMemberWire[] };

/** Who reads along, as a sentence. */
export function MemberNames({ slug, count, members }: Props) {
  const t = useTranslations("groups.members");
  const format = useFormatter();
  const others = count - members.length;
  const names = members.map(({ id, name }) => <bdi key={id}>{name}</bdi>);
  const rest = others > 0 ? [<span key="others">{t("others", { count: others })}</span>] : [];
  return (
    <p className={styles.names}>
      {format.list([...names, ...rest])}
      {others > 0 && (
        <>
          {" · "}
          <a href={`/groups/${slug}/members`}>{t("all", { count })}</a>
        </>
      )}
    </p>
  );
}
