import type { z } from "zod";
import { setLock } from "@/db/queries/threads";
import { Conflict } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { newLock } from "@/domain/wire/thread-keeping";
import { changeThread } from "./change-thread";

/** Nobody but moderators answers or edits in it from now on. @throws Conflict where it is locked already */
export async function lockThread(
  viewer: Viewer,
  annotationId: string,
  { reason }: z.output<typeof newLock>,
): Promise<AnnotationWire> {
  return changeThread(viewer, annotationId, async (tx, access, { lockedAt }) => {
    if (lockedAt) throw new Conflict("thread.locked-already");
    await setLock(tx, access, reason);
    return { event: "annotation.locked", action: "lock", reason };
  });
}

/** @throws Conflict where it is not locked */
export async function unlockThread(viewer: Viewer, annotationId: string): Promise<void> {
  await changeThread(viewer, annotationId, async (tx, access, { lockedAt }) => {
    if (!lockedAt) throw new Conflict("thread.not-locked");
    await setLock(tx, access, null);
    return { event: "annotation.unlocked", action: "unlock", reason: "" };
  });
}
