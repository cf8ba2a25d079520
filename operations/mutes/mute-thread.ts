import { database } from "@/db/client";
import { addMute } from "@/db/queries/mutes";
import type { Viewer } from "@/domain/viewer";
import { accessAnnotation } from "../access";

/** From now on the thread is folded for the viewer, and nothing in it is news. As with read marks there is no event. */
export async function muteThread(viewer: Viewer, annotationId: string): Promise<void> {
  const access = await accessAnnotation(database(), viewer, annotationId, "annotation.mute");
  await addMute(database(), access);
}
