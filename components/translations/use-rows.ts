import { useCallback, useRef, useState } from "react";
import { inverseOfRows, moveTo, type RowChange } from "@/domain/translations/row-changes";
import { makeRowSaver, type RowSaving, type SaveRows } from "./row-saver";

type History = { rows: number[]; past: RowChange[]; future: RowChange[] };

type Start = { rows: number[]; firstPiece: number; version: number; save: SaveRows };

/** The rows in the organizer's hands: what they move, what they take back, and whether the server has it. */
export function useRows({ rows: first, firstPiece, version, save }: Start) {
  const [history, setHistory] = useState<History>({ rows: first, past: [], future: [] });
  const latest = useRef(history);
  const [saving, setSaving] = useState<RowSaving>({ state: "saved" });
  // One saver for as long as the page lives: it holds what is not saved yet.
  const [saver] = useState(() => makeRowSaver(version, save, setSaving));

  const take = useCallback(
    (change: RowChange, past: RowChange[], future: RowChange[]): RowChange => {
      const rows = latest.current.rows.toSpliced(
        change.at - firstPiece,
        change.after.length,
        ...change.after,
      );
      latest.current = { rows, past, future };
      setHistory(latest.current);
      saver.add(change);
      return change;
    },
    [saver, firstPiece],
  );

  return {
    rows: history.rows,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    saving,
    flush: saver.flush,
    version: saver.version,
    move: useCallback(
      (piece: number, row: number): RowChange | null => {
        const { rows, past } = latest.current;
        const change = moveTo(rows, firstPiece, piece, row);
        return change && take(change, [...past, change], []);
      },
      [take, firstPiece],
    ),
    undo: useCallback((): RowChange | null => {
      const { past, future } = latest.current;
      const last = past.at(-1);
      return last ? take(inverseOfRows(last), past.slice(0, -1), [last, ...future]) : null;
    }, [take]),
    redo: useCallback((): RowChange | null => {
      const { past, future } = latest.current;
      const [next, ...rest] = future;
      return next ? take(next, [...past, next], rest) : null;
    }, [take]),
  };
}
