import { useState } from "react";
import { useTranslations } from "use-intl";
import type { PostStatus } from "@/domain/annotations";
import type { Decision } from "@/domain/moderation";
import type { ReviewItemWire } from "@/domain/wire/moderation";
import { judgePost } from "@/lib/browser/moderation";
import { Refused } from "@/lib/browser/request";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { QuotedWords } from "../ui/quoted-words";
import { useToast } from "../ui/toast";
import styles from "./keeping.module.css";
import { NoteField, useNote } from "./note-field";
import { NotePreview } from "./note-preview";
import { StockNotes, withStock } from "./stock-notes";
import { useSending } from "./use-sending";

type Action = Exclude<Decision, "keep">;
type Seen = { status: PostStatus; undecided: boolean };
type Props = {
  action: Action;
  post: { id: string; name: string; version: number } & Seen;
  onClose: () => void;
};

/** What takes something away is done with a reason. */
const needsReason = (action: Action): boolean => action === "hide" || action === "return";

const overtakenBy = (thrown: unknown): ReviewItemWire | null =>
  thrown instanceof Refused && thrown.code === "review.decided-already"
    ? (thrown.details.current as ReviewItemWire | null)
    : null;

export function JudgeForm({ action, post, onClose }: Props) {
  const t = useTranslations("keeping");
  const show = useToast();
  const { note, change, forget } = useNote(post.id, action);
  const { isBusy, problem, sending } = useSending();
  // As it stood when its moderator began to write: the page goes on, and shows what others decide.
  const [seen, setSeen] = useState<Seen>({ status: post.status, undecided: post.undecided });
  const [overtaken, setOvertaken] = useState<ReviewItemWire | null>(null);
  const needsNote = needsReason(action);
  // What was never shown is not shown by taking something back.
  const canBeUndone = needsNote && seen.status === "visible";

  async function judge() {
    try {
      await judgePost(post.id, { action, note, version: post.version, seen });
    } catch (thrown) {
      const current = overtakenBy(thrown);
      if (!current?.post) throw thrown;
      setOvertaken(current);
      setSeen({ status: current.post.status, undecided: current.post.undecided ?? false });
      return;
    }
    forget();
    show({ text: t(`judged.${action}`), ...(canBeUndone && { undo: () => void undo() }) });
    onClose();
  }

  async function undo() {
    const left = { status: action === "hide" ? "hidden" : "returned", undecided: false } as const;
    try {
      await judgePost(post.id, { action: "restore", note: "", version: post.version, seen: left });
    } catch {
      show({ text: t("undo-failed") });
    }
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void sending(judge);
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
      {overtaken && <Overtaken decision={overtaken.decision} />}
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

/** What somebody else has decided meanwhile, or that flags alone have hidden it: what was typed stands, and can be sent again. */
function Overtaken({ decision }: Pick<ReviewItemWire, "decision">) {
  const t = useTranslations("keeping");
  const { action, by, note } = decision ?? { action: "flagged", by: null, note: "" };
  return (
    <Notice tone="error">
      <p>{t("overtaken", { action, name: by?.name ?? t("somebody") })}</p>
      {note && <QuotedWords said={t("why-reason")}>{note}</QuotedWords>}
    </Notice>
  );
}
