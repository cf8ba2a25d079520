import type { z } from "zod";
import { setSlow } from "@/db/queries/threads";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { slowness } from "@/domain/wire/thread-keeping";
import { changeThread } from "./change-thread";

/** Each member posts once in so many minutes in it from now on, what they posted before included; 0: at will. */
export async function slowThread(
  viewer: Viewer,
  annotationId: string,
  { minutes, reason }: z.output<typeof slowness>,
): Promise<AnnotationWire> {
  return changeThread(viewer, annotationId, async (tx, access, { slowMinutes }) => {
    await setSlow(tx, access, minutes);
    const [from, to] = [String(slowMinutes), String(minutes)];
    return { event: "annotation.slowed", action: "slow", from, to, reason };
  });
}
