import { useTranslations } from "use-intl";
import type { PostStatus } from "@/domain/annotations";
import type { Decision } from "@/domain/moderation";
import { judgePost } from "@/lib/browser/moderation";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";
import styles from "./keeping.module.css";
import { NoteField, useNote } from "./note-field";
import { NotePreview } from "./note-preview";
import { StockNotes, withStock } from "./stock-notes";
import { useSending } from "./use-sending";

type Action = Exclude<Decision, "keep">;
type Props = {
  action: Action;
  post: { id: string; name: string; status: PostStatus; version: number };
  onClose: () => void;
};

/** What takes something away is done with a reason. */
const needsReason = (action: Action): boolean => action === "hide" || action === "return";

export function JudgeForm({ action, post, onClose }: Props) {
  const t = useTranslations("keeping");
  const show = useToast();
  const { note, change, forget } = useNote(post.id, action);
  const { isBusy, problem, sending } = useSending();
  const needsNote = needsReason(action);
  // What was never shown is not shown by taking something back.
  const canBeUndone = needsNote && post.status === "visible";

  async function undo() {
    try {
      await judgePost(post.id, { action: "restore", note: "", version: post.version });
    } catch {
      show({ text: t("undo-failed") });
    }
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void sending(async () => {
          await judgePost(post.id, { action, note, version: post.version });
          forget();
          show({ text: t(`judged.${action}`), ...(canBeUndone && { undo: () => void undo() }) });
          onClose();
        });
      }}
    >
      {needsNote && <StockNotes onChoose={(stock) => change(withStock(note, stock))} />}
      <NoteField
        label={t("note")}
        hint={t(needsNote ? "note-read" : "note-optional", { name: post.name })}
        note={note}
        onChange={change}
        required={needsNote}
      />
      {needsNote && <NotePreview as={t("preview", { name: post.name })} words={note} />}
      {problem && <Notice tone="error">{problem}</Notice>}
      <div className={styles.foot}>
        <Button type="submit" busy={isBusy}>
          {t(`send.${action}`)}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
