"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { PassageInput } from "@/domain/passages";
import type { Thread } from "../annotations/thread";
import { bringParagraph } from "./load-section";
import type { Opening } from "./opening";
import {
  type ComposerPlace,
  type RoomState,
  type RoomStore,
  roomStore,
  type ScrollTarget,
} from "./room-state";
import { countsReadTo, threadsReadTo } from "./spoilers";
import type { Talk } from "./talk";
import { paragraphAt, wordsOf } from "./text-places";

type Actions = {
  /** `scroll` brings its passage or its thread into view; with `post`, that post of it. */
  activate: (id: string | null, options?: { scroll?: ScrollTarget; post?: string }) => void;
  hover: (...ids: string[]) => void;
  compose: (place: ComposerPlace) => void;
  closeComposer: () => void;
  /** A plain highlight needs no words. */
  highlightNow: (passage: PassageInput) => Promise<void>;
  focusParagraph: (index: number) => void;
  /** Opens the sheet on a paragraph's threads; null closes it. */
  showParagraph: (index: number | null) => void;
};

/** What everything on the reading page shares. Its changing state (active, hovered, composer …) is read with `useRoomState`. */
export type Room = Actions &
  Pick<Opening, "reading" | "group" | "me" | "can" | "paragraphs"> & {
    talk: Talk;
    annotations: Thread[];
  };

const RoomContext = createContext<{ room: Room; store: RoomStore } | null>(null);

function useRoomContext() {
  const found = useContext(RoomContext);
  if (!found) throw new Error("There is no RoomProvider around this.");
  return found;
}

export function useRoom(): Room {
  return useRoomContext().room;
}

/** `useRoomState((state) => state.activeId === id)`: draws again only when what is asked for changes. */
export function useRoomState<Part>(part: (state: RoomState) => Part): Part {
  const { store } = useRoomContext();
  return useSyncExternalStore(
    store.subscribe,
    () => part(store.read()),
    () => part(store.read()),
  );
}

type Props = {
  opening: Opening;
  talk: Talk;
  /** What is said beyond the reader’s place is left out. */
  hidesSpoilers: boolean;
  first?: Partial<RoomState>;
  children: ReactNode;
};

export function RoomProvider({ opening, talk: wholeTalk, hidesSpoilers, first, children }: Props) {
  const [store] = useState(() => roomStore(first));
  const talk = useReadTalk(store, wholeTalk, opening.me && hidesSpoilers ? opening.me.memberId : null);
  const current = useRef(talk);
  useEffect(() => {
    current.current = talk;
  }, [talk]);
  const { translation } = opening.reading;
  const [actions] = useState(() => roomActions(store, () => current.current, translation));
  const value = useMemo(() => {
    const { reading, group, paragraphs } = opening;
    const me = opening.me && { ...opening.me, ...talk.borne };
    const can = { ...opening.can, annotate: talk.mayAnnotate };
    return {
      store,
      room: {
        reading,
        group,
        me,
        can,
        paragraphs,
        talk,
        annotations: talk.annotations,
        ...actions,
      },
    };
  }, [opening, talk, store, actions]);
  return <RoomContext value={value}>{children}</RoomContext>;
}

/** All that is said, or as far as the member `hiddenFor` has read. */
function useReadTalk(store: RoomStore, talk: Talk, hiddenFor: string | null): Talk {
  const active = () => (hiddenFor === null ? null : store.read().activeId);
  const activeId = useSyncExternalStore(store.subscribe, active, active);
  return useMemo(() => {
    if (hiddenFor === null) return talk;
    const reader = { readThrough: talk.readThrough, memberId: hiddenFor, activeId };
    const annotations = threadsReadTo(talk.annotations, reader);
    return {
      ...talk,
      annotations,
      heard: annotations.some(({ id }) => id === talk.heard?.annotation) ? talk.heard : null,
      counts: countsReadTo(talk.counts, talk.readThrough),
    };
  }, [talk, hiddenFor, activeId]);
}

/** Made once: effects that depend on them run once too. */
function roomActions(store: RoomStore, talk: () => Talk, translation: string | null): Actions {
  return {
    activate(id, { scroll, post = null as string | null } = {}) {
      store.change({ activeId: id, scroll: id && scroll ? { to: scroll, id, post } : null });
    },
    hover(...ids) {
      const before = store.read().hoveredIds;
      const isSame = ids.length === before.length && ids.every((id, at) => id === before[at]);
      if (!isSame) store.change({ hoveredIds: ids });
    },
    compose: (place) =>
      store.change({ composer: { ...place, passage: { translation, ...place.passage } }, activeId: null }),
    closeComposer: () => store.change({ composer: null }),
    async highlightNow(passage) {
      const { id } = await talk().add({
        passage: { translation, ...passage },
        kind: "highlight",
        audience: "group",
      });
      store.change({ activeId: id });
    },
    focusParagraph(index) {
      const words = wordsOf(paragraphAt(index));
      if (words) words.focus();
      else void bringParagraph(index).then((paragraph) => wordsOf(paragraph)?.focus());
    },
    showParagraph: (index) => store.change({ shown: index }),
  };
}
