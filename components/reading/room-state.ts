import type { AnnotationKind } from "@/domain/annotations";
import type { PassageInput } from "@/domain/passages";

/** Where a composer stands open, and for what. */
export type ComposerPlace = {
  kind: AnnotationKind;
  /** Who is to see it, once its writer has chosen. */
  audience?: "group" | "me";
  passage: PassageInput;
  /** The paragraph beside which it opens: the passage's last one. Counts all paragraphs from 0. */
  anchorIndex: number;
  /** Null when the whole paragraph is meant. */
  quote: string | null;
};

export type ScrollTarget = "text" | "thread";

/** What the two halves of the page show together: text on one side, threads on the other. */
export type RoomState = {
  activeId: string | null;
  /** What the pointer or the focus is on, on either side: several where passages overlap. */
  hoveredIds: readonly string[];
  composer: ComposerPlace | null;
  /** The paragraph whose threads the sheet shows; null while the sheet is closed. */
  shown: number | null;
  /** Asks one half to bring the active annotation into view and, for a thread, to focus it (or one post of it). */
  scroll: { to: ScrollTarget; id: string; post: string | null } | null;
};

export const quietRoom: RoomState = {
  activeId: null,
  hoveredIds: [],
  composer: null,
  shown: null,
  scroll: null,
};

/** A state that components read in parts, so that a pointer moving over the text does not draw every thread anew. */
export type RoomStore = {
  read: () => RoomState;
  change: (changes: Partial<RoomState>) => void;
  subscribe: (listener: () => void) => () => void;
};

export function roomStore(first: Partial<RoomState> = {}): RoomStore {
  let state = { ...quietRoom, ...first };
  const listeners = new Set<() => void>();
  return {
    read: () => state,
    change(changes) {
      const keys = Object.keys(changes) as (keyof RoomState)[];
      if (keys.every((key) => Object.is(state[key], changes[key]))) return;
      state = { ...state, ...changes };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
