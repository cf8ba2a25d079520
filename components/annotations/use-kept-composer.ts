import { useEffect, useRef } from "react";
import { keepDraft } from "@/lib/browser/drafts";
import { attempt, openShelf } from "@/lib/browser/shelf";
import { bringParagraph } from "../reading/load-section";
import { useRoom, useRoomState } from "../reading/room";
import type { ComposerPlace } from "../reading/room-state";
import { draftKeyOf } from "./draft-key";

/**
 * A composer that stood open with words in it when the page went away stands open again when it comes back. A link to
 * some other place leads there all the same, and the words wait.
 */
export function useKeptComposer() {
  const { me, can, reading, compose } = useRoom();
  const composer = useRoomState((state) => state.composer);
  const isBack = useRef(false);
  const hasOpened = useRef(false);
  const userId = me?.userId;
  const place = `colloquy.composing.${userId}.${reading.id}`;

  useEffect(() => {
    const shelf = openShelf();
    if (!userId || !shelf) return;
    if (!isBack.current) {
      isBack.current = true;
      const kept = attempt(() => JSON.parse(shelf.getItem(place) ?? "null") as ComposerPlace | null);
      const hasWords = kept && keepDraft(draftKeyOf(userId, reading.id, kept)).found !== null;
      if (hasWords && can.annotate && !leadsElsewhere()) {
        void bringParagraph(kept.anchorIndex).then(() => compose(kept));
        return;
      }
    }
    hasOpened.current ||= composer !== null;
    if (!hasOpened.current) return;
    attempt(() => {
      if (composer) shelf.setItem(place, JSON.stringify(composer));
      else shelf.removeItem(place);
    });
  }, [composer, userId, place, reading.id, can.annotate, compose]);
}

/** The address names a place, and somebody followed it: it was not there already when the page was loaded anew. */
function leadsElsewhere(): boolean {
  const asked = new URLSearchParams(window.location.search);
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return visit?.type === "navigate" && (asked.has("p") || asked.has("a"));
}
