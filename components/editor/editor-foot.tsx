import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import styles from "./post-editor.module.css";

type Props = {
  footer: ReactNode;
  onCancel: () => void;
  isSending: boolean;
  /** Null where the words can go nowhere. */
  submit: string | null;
  onSubmit: () => void;
  /** What is to be said of the words, between the two. */
  children?: ReactNode;
};

/** Who will see the words, and what can be done with them. */
export function EditorFoot({ footer, onCancel, isSending, submit, onSubmit, children }: Props) {
  const t = useTranslations("editor");
  return (
    <div className={styles.foot}>
      <fieldset className={styles.choice} disabled={isSending}>
        {footer}
      </fieldset>
      {children}
      <span className={styles.buttons}>
        <Button onClick={onCancel}>{t("cancel")}</Button>
        {submit !== null && (
          <Button variant="primary" busy={isSending} onClick={onSubmit}>
            {isSending ? t("sending") : submit}
          </Button>
        )}
      </span>
    </div>
  );
}
