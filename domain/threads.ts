import type { PlacementState } from "./passages";

/*
 * What moderators do to a thread as a whole: they lock it, slow it down, or move it. The words for people are in the
 * catalogue (`threads.json`, `keeping.json`).
 */

/** How many minutes a member waits between two posts in a thread; 0: none. A few, so that one is chosen at a glance. */
export const SLOW_MINUTES = [0, 1, 5, 15, 60, 1440] as const;
export type SlowMinutes = (typeof SLOW_MINUTES)[number];

/** Where a thread stood before it was moved last, to the letter, so that it can be put back. */
export type MovedFrom = {
  /** The number printed beside the paragraph; null for a heading, and where the words were lost. */
  paragraph: number | null;
  passage: {
    editionId: string;
    startKey: string;
    startOffset: number;
    endKey: string;
    endOffset: number;
    quote: string;
    prefix: string;
    suffix: string;
  };
  /** In the edition that was read when it was moved. */
  placement: {
    editionId: string;
    state: PlacementState;
    startIndex: number | null;
    startOffset: number | null;
    endIndex: number | null;
    endOffset: number | null;
    quote: string;
  };
  /** The member who re-attached it by hand; left out where moderators moved it. */
  reattachedBy?: string;
};
