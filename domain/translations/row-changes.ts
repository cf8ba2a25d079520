import { z } from "zod";
import { accepted, type Parsed, rejected } from "../parsed";
import { int4 } from "../wire/storable";

const places = z.array(int4.nonnegative()).min(1).max(10_000);

/** From one piece on, the rows that pieces stood in, and those that they stand in now. */
export const rowChangeSchema = z.object({ at: int4.nonnegative(), before: places, after: places });

export type RowChange = z.infer<typeof rowChangeSchema>;

/** What takes a change back. */
export const inverseOfRows = ({ at, before, after }: RowChange): RowChange => ({
  at,
  before: after,
  after: before,
});

/**
 * What moves a piece to another row: those that were with it and would stand on its wrong side go along, so that pieces keep
 * their order. `rows` are those of the pieces from `from` on; null where nothing would change.
 */
export function moveTo(rows: readonly number[], from: number, piece: number, row: number): RowChange | null {
  const at = piece - from;
  const was = rows[at];
  if (was === undefined || was === row) return null;
  let [first, last] = [at, at];
  while (first > 0 && (rows[first - 1] as number) > row) first--;
  while (last + 1 < rows.length && (rows[last + 1] as number) < row) last++;
  const before = rows.slice(first, last + 1);
  return { at: from + first, before, after: before.map(() => row) };
}

/** Refused as a whole where one does not fit, or pieces would not keep their order. */
export function applyRowChanges(
  rows: readonly number[],
  changes: readonly RowChange[],
  rowCount: number,
): Parsed<number[]> {
  const next = [...rows];
  for (const { at, before, after } of changes) {
    const fits = before.length === after.length && before.every((row, one) => next[at + one] === row);
    if (!fits) return rejected("import.stale");
    next.splice(at, after.length, ...after);
  }
  const isOrdered = next.every((row, at) => row >= (next[at - 1] ?? 0) && row < rowCount);
  return isOrdered ? accepted(next) : rejected("translation.rows-unfit");
}
