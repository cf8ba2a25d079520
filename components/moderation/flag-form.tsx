import { useState } from "react";
import { useTranslations } from "use-intl";
import { FLAG_REASONS, type FlagReason } from "@/domain/moderation";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";
import { FlagReasons } from "./flag-reasons";
import styles from "./keeping.module.css";
import { NoteField, useNote } from "./note-field";
import { useSending } from "./use-sending";

type Props = {
  about: { id: string; name: string };
  send: (id: string, flag: { reason: FlagReason; note: string }) => Promise<unknown>;
  onClose: () => void;
};

/** Asks the moderators to look at a post or a highlight, from where it is read. */
export function FlagForm({ about, send, onClose }: Props) {
  const t = useTranslations("keeping");
  const show = useToast();
  const [reason, setReason] = useState<FlagReason | null>(null);
  const { note, change, forget } = useNote(about.id, "flag");
  const { isBusy, problem, sending } = useSending();

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!reason) return;
        void sending(async () => {
          await send(about.id, { reason, note });
          forget();
          show({ text: t("flagged") });
          onClose();
        });
      }}
    >
      <p className={styles.hint}>{t("flag-intro", { name: about.name })}</p>
      <div
        onChange={({ target }) =>
          target instanceof HTMLInputElement &&
          setReason(FLAG_REASONS.find((one) => one === target.value) ?? null)
        }
      >
        <FlagReasons of="words" required />
      </div>
      <NoteField label={t("flag-note")} note={note} onChange={change} required={reason === "other"} />
      {problem && <Notice tone="error">{problem}</Notice>}
      <div className={styles.foot}>
        <Button type="submit" busy={isBusy}>
          {t("flag-send")}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
