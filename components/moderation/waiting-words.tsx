"use client";

import { useTranslations } from "use-intl";
import { REVIEW_COUNTED } from "@/domain/limits";
import { VisuallyHidden } from "../ui/visually-hidden";
import styles from "./review.module.css";
import { useWaiting } from "./waiting";

/** Beside the way to the review page: how much waits there. */
export function WaitingCount() {
  const t = useTranslations("moderation.review");
  const waiting = useWaiting();
  if (!waiting || waiting.count === 0) return null;
  const isMany = waiting.count > REVIEW_COUNTED;
  return (
    <>
      {" "}
      <span className={styles.count} aria-hidden="true">
        {isMany ? `${REVIEW_COUNTED}+` : waiting.count}
      </span>
      <VisuallyHidden>
        {isMany ? t("waiting-many", { count: REVIEW_COUNTED }) : t("waiting", { count: waiting.count })}
      </VisuallyHidden>
    </>
  );
}

export function WaitingWords() {
  const t = useTranslations("moderation.review");
  const count = useWaiting()?.count ?? 0;
  return count > REVIEW_COUNTED ? t("waiting-many", { count: REVIEW_COUNTED }) : t("waiting", { count });
}

/** On the home page of whoever moderates, while something waits in one of their groups. */
export function OwnWaitingLink() {
  const t = useTranslations("moderation.mine");
  const count = useWaiting()?.count ?? 0;
  if (count === 0) return null;
  return (
    <p>
      <a href="/review">
        {count > REVIEW_COUNTED ? t("waiting-many", { count: REVIEW_COUNTED }) : t("waiting", { count })}
      </a>
    </p>
  );
}

/** What came since the page was made is said, and shown once it is asked for: nothing moves under who reads. */
export function NewlyWaiting({ href }: { href: string }) {
  const t = useTranslations("moderation.review");
  const fresh = useWaiting()?.fresh ?? 0;
  return (
    <div role="status" className={styles.newly}>
      {fresh > 0 && (
        <p>
          {t("fresh", { count: fresh })} <a href={href}>{t("show-fresh")}</a>
        </p>
      )}
    </div>
  );
}
