import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { FlagReason } from "@/domain/moderation";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";
import styles from "./keeping.module.css";
import { NoteField, useNote } from "./note-field";
import { useSending } from "./use-sending";

type Props = {
  about: { id: string; name: string };
  send: (id: string, flag: { reason: FlagReason; note: string }) => Promise<unknown>;
  onClose: () => void;
};

/** As they are offered: what is meant most often comes first. */
const REASONS: readonly FlagReason[] = ["off-text", "attack", "spam", "private", "copyright", "other"];

export function FlagForm({ about, send, onClose }: Props) {
  const t = useTranslations("keeping");
  const show = useToast();
  const group = useId();
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
      <fieldset className={styles.reasons}>
        <legend>{t("note")}</legend>
        {REASONS.map((one) => (
          <label key={one} className={styles.reason}>
            <input
              type="radio"
              name={group}
              required
              checked={reason === one}
              onChange={() => setReason(one)}
            />
            {t(`reasons.${one}`)}
          </label>
        ))}
      </fieldset>
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
