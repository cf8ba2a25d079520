"use client";

import type { ThreadWire } from "@/domain/wire/thread";
import { useEditorAtHand } from "../editor/lazy-post-editor";
import { useRoom } from "../reading/room";
import { Announcer } from "./announcer";
import { withoutMutedMarks } from "./muted";
import { PrintedThreads } from "./printed-threads";
import { Sheet } from "./sheet";
import { ThreadList } from "./thread-list";
import { useIsWide } from "./use-is-wide";
import { useKeptComposer } from "./use-kept-composer";
import { useLinkedThread } from "./use-linked-thread";

type Props = {
  /** The threads of the paragraph that the address names: drawn on the server, for readers without scripts. */
  at: { threads: ThreadWire[] } | null;
};

/** What the discussion puts over the page: the sheet on narrow windows, and what is said to screen readers. */
export function Discussion({ at }: Props) {
  const isWide = useIsWide();
  const { can, talk } = useRoom();
  useEditorAtHand(can.annotate);
  useKeptComposer();
  useLinkedThread();
  return (
    <>
      <Sheet />
      <Announcer />
      <PrintedThreads />
      {isWide === null && at && at.threads.length > 0 && (
        <ThreadList
          threads={withoutMutedMarks(at.threads, talk.muted)}
          number={at.threads[0]?.placement.paragraph ?? null}
          muted={talk.muted}
        />
      )}
    </>
  );
}
