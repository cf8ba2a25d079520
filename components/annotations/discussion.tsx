"use client";

import type { AnnotationWire } from "@/domain/wire/annotation";
import { useEditorAtHand } from "../editor/lazy-post-editor";
import { useRoom } from "../reading/room";
import { Announcer } from "./announcer";
import { Sheet } from "./sheet";
import { ThreadList } from "./thread-list";
import { useIsWide } from "./use-is-wide";
import { useKeptComposer } from "./use-kept-composer";
import { useLinkedThread } from "./use-linked-thread";

type Props = {
  /** The threads of the paragraph that the address names: drawn on the server, for readers without scripts. */
  at: { annotations: AnnotationWire[] } | null;
};

/** What the discussion puts over the page: the sheet on narrow windows, and what is said to screen readers. */
export function Discussion({ at }: Props) {
  const isWide = useIsWide();
  useEditorAtHand(useRoom().can.annotate);
  useKeptComposer();
  useLinkedThread();
  return (
    <>
      <Sheet />
      <Announcer />
      {isWide === null && at && at.annotations.length > 0 && (
        <ThreadList annotations={at.annotations} number={at.annotations[0]?.placement.paragraph ?? null} />
      )}
    </>
  );
}
