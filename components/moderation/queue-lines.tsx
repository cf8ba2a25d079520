"use client";

import { useTranslations } from "use-intl";
import { REVIEW_COUNTED } from "@/domain/limits";
import lines from "../ui/lines.module.css";

type Props = { queues: { slug: string; name: string; waiting: number }[] };

/** The groups that one moderates, and how much waits in each. */
export function QueueLines({ queues }: Props) {
  const t = useTranslations("moderation.review");
  return (
    <ul className={lines.list}>
      {queues.map(({ slug, name, waiting }) => (
        <li key={slug} className={lines.line}>
          <span className={lines.title} dir="auto">
            <a href={`/groups/${slug}/review`}>{name}</a>
          </span>
          <span className={waiting > 0 ? lines.done : lines.quiet}>
            {waiting > REVIEW_COUNTED
              ? t("waiting-many", { count: REVIEW_COUNTED })
              : t("waiting", { count: waiting })}
          </span>
        </li>
      ))}
    </ul>
  );
}
