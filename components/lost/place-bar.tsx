import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import styles from "./lost.module.css";
import { shortened } from "./placed-notice";
import type { Target } from "./use-target";

type Props = {
  /** The old words of the thread whose place is looked for. */
  quote: string;
  target: Target | null;
  problem: string | null;
  isSending: boolean;
  onAttach: () => void;
  onLeave: () => void;
};

/** Stays in view while a place is looked for: for which thread, where it would be put, and how. */
export function PlaceBar({ quote, target, problem, isSending, onAttach, onLeave }: Props) {
  const t = useTranslations("lost");
  return (
    // A press on a button leaves the words in the text selected.
    <section className={styles.bar} aria-label={t("bar")} onMouseDown={(event) => event.preventDefault()}>
      {problem && <Notice tone="error">{problem}</Notice>}
      <p className={styles.sought} dir="auto">
        “{shortened(quote)}”
      </p>
      <p className={styles.keys}>{t("keys")}</p>
      <p role="status" className={styles.target} dir="auto">
        {target && words(target)}
      </p>
      <div className={styles.deeds}>
        <Button variant="primary" busy={isSending} disabled={!target} onClick={onAttach}>
          {t("attach")}
        </Button>
        <Button onClick={onLeave}>{t("cancel")}</Button>
      </div>
    </section>
  );

  function words({ words, from, to }: Target): string {
    if (words !== null) return t("attach-to.words", { words: shortened(words) });
    if (from === null || to === null) return t("attach-to.heading");
    return from === to ? t("attach-to.one", { from }) : t("attach-to.several", { from, to });
  }
}
