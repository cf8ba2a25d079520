import { useTranslations } from "use-intl";
import styles from "./post.module.css";

type Props = { form: "reply" | "edit"; onOpen: () => void };

/** Leads back to words that were begun and not sent. */
export function DraftButton({ form, onOpen }: Props) {
  const t = useTranslations("annotations.draft");
  return (
    <button type="button" className={styles.draft} onClick={onOpen}>
      {t(form)}
    </button>
  );
}
