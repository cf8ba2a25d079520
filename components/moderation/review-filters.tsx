"use client";

import { useTranslations } from "use-intl";
import styles from "./review.module.css";
import { REVIEW_SHOWN, type ReviewShown, reviewPath } from "./review-path";

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
