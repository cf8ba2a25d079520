import { useCallback, useEffect, useRef, useState } from "react";
import type { ImportChange } from "@/domain/import-changes";
import type { ImportCommand } from "@/domain/import-commands";
import {
  doCommand,
  historyOf,
  type ImportHistory,
  type ImportStep,
  redo,
  undo,
} from "@/domain/import-history";
import type { Refusal } from "@/domain/parsed";
import type { Proposal } from "@/domain/proposal";
import {
  type ImportRefusal,
  type KeptProposal,
  makeImportSaver,
  type SaveImport,
  type SavingState,
} from "./import-saver";

/** The proposal in the organizer's hands: what they do to it, what they take back, and whether the server has it. */
export function useImport(proposal: Proposal, version: number, save: SaveImport, isWhole = true) {
  const [history, setHistory] = useState<ImportHistory>(() => historyOf(proposal));
  const [saving, setSaving] = useState<{ state: SavingState; refusal?: ImportRefusal }>({ state: "saved" });
  const latest = useRef(history);
  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
  });
  // One saver for as long as the page lives: it holds what is not saved yet.
  const [saver] = useState(() =>
    makeImportSaver(
      version,
      (unsaved) => saveNow.current(unsaved),
      (state, refusal) => setSaving({ state, ...(refusal && { refusal }) }),
      !isWhole,
    ),
  );

  const take = useCallback(
    (step: ImportStep): ImportChange => {
      latest.current = step.history;
      setHistory(step.history);
      saver.add(step.change);
      return step.change;
    },
    [saver],
  );

  const rejoin = useCallback(
    (theirs: KeptProposal): ImportChange[] => {
      const { proposal, kept, lost } = saver.rejoin(theirs);
      latest.current = { past: kept, present: proposal, future: [] };
      setHistory(latest.current);
      return lost;
    },
    [saver],
  );

  return {
    proposal: history.present,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    saving,
    flush: saver.flush,
    version: saver.version,
    /** Answers the own changes that no longer fit; those that do can be taken back as before. */
    rejoin,
    /**
     * Takes in all of a proposal of which the beginning is in hand: behind it, or, where somebody has changed it meanwhile,
     * as they left it. Answers the own changes that no longer fit.
     */
    complete: useCallback(
      (whole: KeptProposal): ImportChange[] => {
        const lost = whole.version === version ? [] : rejoin(whole);
        if (whole.version === version) {
          const { present, ...steps } = latest.current;
          const pieces = [...present.pieces, ...whole.proposal.pieces.slice(proposal.pieces.length)];
          latest.current = { ...steps, present: { ...present, pieces } };
          setHistory(latest.current);
        }
        saver.release();
        return lost;
      },
      [saver, rejoin, version, proposal],
    ),
    run: useCallback(
      (command: ImportCommand): ImportChange | Refusal => {
        const done = doCommand(latest.current, command);
        return done.ok ? take(done.value) : done;
      },
      [take],
    ),
    undo: useCallback(() => takeIfAny(undo(latest.current), take), [take]),
    redo: useCallback(() => takeIfAny(redo(latest.current), take), [take]),
  };
}

function takeIfAny(step: ImportStep | null, take: (step: ImportStep) => ImportChange): ImportChange | null {
  return step && take(step);
}
