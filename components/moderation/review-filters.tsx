"use client";

import { useTranslations } from "use-intl";
import styles from "./review.module.css";

export const REVIEW_SHOWN = ["all", "flagged", "held", "appeals", "requests", "decided"] as const;
export type ReviewShown = (typeof REVIEW_SHOWN)[number];

export const reviewPath = (slug: string, shown: ReviewShown = "all") =>
  `/groups/${slug}/review${shown === "all" ? "" : `?show=${shown}`}`;

/** Which of what waits, or what was decided. */
export function ReviewFilters({ slug, shown }: { slug: string; shown: ReviewShown }) {
  const t = useTranslations("moderation.review.shown");
  return (
    <nav className={styles.filters} aria-label={t("label")}>
      {REVIEW_SHOWN.map((one) => (
        <a key={one} href={reviewPath(slug, one)} aria-current={one === shown ? "true" : undefined}>
          {t(one)}
        </a>
      ))}
    </nav>
  );
}
