import type { Fate } from "./anchoring/align-paragraphs";
import type { PlacementState } from "./passages";

/** What a new edition changes, in figures: what became of the paragraphs, and where the annotations stand. */
export type EditionChanges = {
  paragraphs: Record<Fate | "new", number>;
  annotations: Record<PlacementState, number>;
};
