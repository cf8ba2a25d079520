import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { Conflict, Invalid } from "@/domain/problems";
import type { MovedFrom } from "@/domain/threads";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { newMove } from "@/domain/wire/thread-keeping";
import { placePassage } from "../annotations/place-passage";
import { changeThread, type MayKeep } from "./change-thread";
import { placeOf, placeOn, putAt, putBack } from "./thread-place";

/**
 * Puts a thread beside another paragraph of its reading: on the same words where they stand there, else on the whole
 * paragraph. Who sees it is asked of the rule again, as it is wherever it stands.
 * @throws Invalid where there is no such paragraph, or it stands there already
 */
export async function moveThread(
  viewer: Viewer,
  annotationId: string,
  { paragraph, reason }: z.output<typeof newMove>,
): Promise<AnnotationWire> {
  return changeThread(viewer, annotationId, async (tx, access) => {
    const before = await placeOf(tx, access);
    const after = await placeAt(tx, access, before, paragraph);
    if (after.placement.startIndex === before.placement.startIndex)
      throw new Invalid("thread.stands-there", {}, { field: "paragraph" });
    return putAt(tx, access, { before, after, reason });
  });
}

/** Exactly to where it stood. @throws Conflict where it was not moved, or another edition is read since */
export async function moveThreadBack(viewer: Viewer, annotationId: string): Promise<void> {
  await changeThread(viewer, annotationId, async (tx, access, { movedFrom }) => {
    if (!movedFrom) throw new Conflict("thread.not-moved");
    return putBack(tx, access, movedFrom);
  });
}

async function placeAt(
  tx: Transaction,
  access: MayKeep,
  before: MovedFrom,
  paragraph: string | number,
): Promise<MovedFrom> {
  const quote = before.placement.quote || before.passage.quote;
  const placed = await placePassage(tx, access, { paragraph, quote }).catch((thrown: unknown) => {
    if (!(thrown instanceof Invalid) || thrown.code !== "passage.not-found") throw thrown;
    return placePassage(tx, access, { paragraph });
  });
  return placeOn(placed);
}
