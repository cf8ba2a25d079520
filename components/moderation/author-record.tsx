"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { ReviewItemWire } from "@/domain/wire/moderation";
import styles from "./review.module.css";

/** What moderators know of whoever it is about. */
export function AuthorRecord({ member }: { member: NonNullable<ReviewItemWire["member"]> }) {
  const t = useTranslations("moderation.record");
  const roles = useTranslations("groups.roles");
  const format = useFormatter();
  const { name, handle, role, posts, hidden, sanctions } = member;
  const since = format.dateTime(new Date(member.since), { dateStyle: "medium" });
  return (
    <p className={styles.quiet}>
      <bdi>{name}</bdi> {handle !== "" && <bdi>@{handle}</bdi>} ·{" "}
      {[
        t("since", { role: roles(role), at: since }),
        t("posts", { count: posts }),
        t("hidden", { count: hidden }),
        t("sanctions", { count: sanctions }),
      ].join(" · ")}
    </p>
  );
}
