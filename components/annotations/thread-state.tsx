import { useTranslations } from "use-intl";
import type { ThreadWire } from "@/domain/wire/thread";
import styles from "./thread-card.module.css";

/** What moderators have done to the thread, quietly, and why nobody else goes on in it. */
export function ThreadState({
  thread: { locked, slow, moved },
}: {
  thread: Pick<ThreadWire, "locked" | "slow" | "moved">;
}) {
  const t = useTranslations("annotations.card");
  return (
    <>
      {moved && <p className={styles.part}>{t("moved")}</p>}
      {slow && locked === undefined && <p className={styles.part}>{t("slow", { minutes: slow })}</p>}
      {locked !== undefined && (
        <p className={styles.part}>
          {t("locked")} <bdi>{locked}</bdi>
        </p>
      )}
    </>
  );
}
