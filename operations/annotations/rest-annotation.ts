import { setRest } from "@/db/queries/threads";
import { Conflict } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import { changeThreadAs } from "../moderation/change-thread";
import { placeOf } from "../moderation/thread-place";
import { findThread } from "./find-annotation";

/** Nobody looks for the place of its lost words any more. @throws Conflict where they have one, or it rests already */
export async function restAnnotation(viewer: Viewer, annotationId: string): Promise<AnnotationWire> {
  return changeThreadAs(viewer, annotationId, "annotation.reattach", async (tx, access, { restedAt }) => {
    const { placement } = await placeOf(tx, access);
    if (placement.state !== "lost")
      throw new Conflict("placement.stands", {}, { current: await findThread(tx, access, annotationId) });
    if (restedAt) throw new Conflict("placement.rests");
    await setRest(tx, access, true);
    return { event: "annotation.rested", action: "rest", reason: "" };
  });
}

/** @throws Conflict where it does not rest */
export async function takeUpAnnotation(viewer: Viewer, annotationId: string): Promise<void> {
  await changeThreadAs(viewer, annotationId, "annotation.reattach", async (tx, access, { restedAt }) => {
    if (!restedAt) throw new Conflict("placement.rests-not");
    await setRest(tx, access, false);
    return { event: "annotation.taken-up", action: "take-up", reason: "" };
  });
}
