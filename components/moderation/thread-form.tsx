import { useState } from "react";
import { useTranslations } from "use-intl";
import { SLOW_MINUTES, type SlowMinutes } from "@/domain/threads";
import type { ThreadWire } from "@/domain/wire/thread";
import * as threads from "@/lib/browser/threads";
import { useRoom } from "../reading/room";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";
import type { ThreadDeed } from "./keeping";
import styles from "./keeping.module.css";
import { NoteField, useNote } from "./note-field";
import { NotePreview } from "./note-preview";
import { ParagraphField } from "./paragraph-field";
import { StockNotes, withStock } from "./stock-notes";
import { useSending } from "./use-sending";

type Props = { deed: ThreadDeed; thread: Pick<ThreadWire, "id" | "slow">; onClose: () => void };

/** Something that a moderator does to a whole thread, with the reason that all who read it read. */
export function ThreadForm({ deed, thread: { id, slow = 0 }, onClose }: Props) {
  const t = useTranslations("keeping.thread");
  const k = useTranslations("keeping");
  const show = useToast();
  const { reading } = useRoom();
  const { note, change, forget } = useNote(id, deed);
  const { isBusy, problem, sending } = useSending();
  const [minutes, setMinutes] = useState<SlowMinutes>(minutesOf(slow));
  const [paragraph, setParagraph] = useState("");
  const needsNote = deed === "lock" || deed === "move";
  const takesBack = deed === "unlock" || deed === "move-back";

  const undoing = (undo: () => Promise<unknown>) => () =>
    void undo().catch(() => show({ text: k("undo-failed") }));

  /** Answers the way back, if there is one. */
  async function act(): Promise<(() => void) | undefined> {
    switch (deed) {
      case "lock":
        await threads.lockThread(id, note);
        return undoing(() => threads.unlockThread(id));
      case "unlock":
        await threads.unlockThread(id);
        return undefined;
      case "slow":
        await threads.slowThread(id, { minutes, reason: note });
        return undoing(() => threads.slowThread(id, { minutes: minutesOf(slow), reason: "" }));
      case "move":
        await threads.moveThread(id, { paragraph: Number(paragraph), reason: note });
        return undoing(() => threads.moveThreadBack(id));
      case "move-back":
        await threads.moveThreadBack(id);
        return undefined;
    }
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void sending(async () => {
          const undo = await act();
          forget();
          show({ text: t(`done.${deed}`), ...(undo && { undo }) });
          onClose();
        });
      }}
    >
      <p>{t(`words.${deed}`)}</p>
      {deed === "slow" && (
        <Field label={t("how-slow")}>
          {(wiring) => (
            <select
              {...wiring}
              value={minutes}
              onChange={({ target }) => setMinutes(minutesOf(Number(target.value)))}
            >
              {SLOW_MINUTES.map((one) => (
                <option key={one} value={one}>
                  {t("minutes", { minutes: one })}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {deed === "move" && <ParagraphField readingId={reading.id} value={paragraph} onChange={setParagraph} />}
      {!takesBack && (
        <>
          <StockNotes onChoose={(stock) => change(withStock(note, stock))} />
          <NoteField
            label={k("note")}
            hint={t(deed === "lock" ? "note-shown" : needsNote ? "note-logged" : "note-optional")}
            note={note}
            onChange={change}
            required={needsNote}
          />
          <NotePreview as={t(deed === "lock" ? "preview.lock" : "preview.move")} words={note} />
        </>
      )}
      {problem && <Notice tone="error">{problem}</Notice>}
      <div className={styles.foot}>
        <Button type="submit" busy={isBusy}>
          {t(`send.${deed}`)}
        </Button>
        <Button onClick={onClose}>{k("cancel")}</Button>
      </div>
    </form>
  );
}

const minutesOf = (wanted: number): SlowMinutes => SLOW_MINUTES.find((one) => one === wanted) ?? 0;
