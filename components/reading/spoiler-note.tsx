import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import styles from "./spoiler-note.module.css";

/** Says why nothing is said further on, and ends it. */
export function SpoilerNote({ onShow }: { onShow: () => void }) {
  const t = useTranslations("reading.spoilers");
  return (
    <p className={styles.note} data-print="no">
      <span dir="auto">{t("note")}</span>
      <Button variant="quiet" onClick={onShow}>
        {t("show")}
      </Button>
    </p>
  );
}
