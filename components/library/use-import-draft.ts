import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftChange } from "@/domain/draft-changes";
import type { DraftCommand } from "@/domain/draft-commands";
import { type DraftHistory, type DraftStep, doCommand, historyOf, redo, undo } from "@/domain/draft-history";
import type { ImportDraft } from "@/domain/import-draft";
import type { Refusal } from "@/domain/parsed";
import {
  type DraftRefusal,
  type KeptDraft,
  makeDraftSaver,
  type SaveDraft,
  type SavingState,
} from "./draft-saver";

/** The draft in the organizer's hands: what they do to it, what they take back, and whether the server has it. */
export function useImportDraft(draft: ImportDraft, version: number, save: SaveDraft) {
  const [history, setHistory] = useState<DraftHistory>(() => historyOf(draft));
  const [saving, setSaving] = useState<{ state: SavingState; refusal?: DraftRefusal }>({ state: "saved" });
  const latest = useRef(history);
  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
  });
  // One saver for as long as the page lives: it holds what is not saved yet.
  const [saver] = useState(() =>
    makeDraftSaver(
      version,
      (unsaved) => saveNow.current(unsaved),
      (state, refusal) => setSaving({ state, ...(refusal && { refusal }) }),
    ),
  );

  const take = useCallback(
    (step: DraftStep): DraftChange => {
      latest.current = step.history;
      setHistory(step.history);
      saver.add(step.change);
      return step.change;
    },
    [saver],
  );

  return {
    draft: history.present,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    saving,
    flush: saver.flush,
    version: saver.version,
    /** Answers the own changes that no longer fit; those that do can be taken back as before. */
    rejoin: useCallback(
      (theirs: KeptDraft): DraftChange[] => {
        const { draft, kept, lost } = saver.rejoin(theirs);
        latest.current = { past: kept, present: draft, future: [] };
        setHistory(latest.current);
        return lost;
      },
      [saver],
    ),
    run: useCallback(
      (command: DraftCommand): DraftChange | Refusal => {
        const done = doCommand(latest.current, command);
        return done.ok ? take(done.value) : done;
      },
      [take],
    ),
    undo: useCallback(() => takeIfAny(undo(latest.current), take), [take]),
    redo: useCallback(() => takeIfAny(redo(latest.current), take), [take]),
  };
}

function takeIfAny(step: DraftStep | null, take: (step: DraftStep) => DraftChange): DraftChange | null {
  return step && take(step);
}
