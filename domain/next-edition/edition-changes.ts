import type { Alignment, Fate } from "../anchoring/align-paragraphs";
import type { PlacementState } from "../passages";

/** What became of an edition's paragraphs in the next one, in figures. */
export type ParagraphChanges = Record<Fate | "new", number>;
/** Where annotations stand in the next edition, in figures. */
export type AnnotationChanges = Record<PlacementState, number>;

export type EditionChanges = { paragraphs: ParagraphChanges; annotations: AnnotationChanges };

export function countFates({ old, next }: Alignment): ParagraphChanges {
  const counted: ParagraphChanges = { same: 0, changed: 0, moved: 0, split: 0, merged: 0, gone: 0, new: 0 };
  for (const { fate } of old) counted[fate] += 1;
  for (const { from } of next) if (from.length === 0) counted.new += 1;
  return counted;
}

export function countStates(states: Iterable<PlacementState>): AnnotationChanges {
  const counted: AnnotationChanges = { exact: 0, moved: 0, changed: 0, paragraph: 0, lost: 0 };
  for (const state of states) counted[state] += 1;
  return counted;
}
