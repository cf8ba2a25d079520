import { database } from "@/db/client";
import { removeMute } from "@/db/queries/mutes";
import type { Viewer } from "@/domain/viewer";
import { accessAnnotation } from "../access";

export async function unmuteThread(viewer: Viewer, annotationId: string): Promise<void> {
  const access = await accessAnnotation(database(), viewer, annotationId, "annotation.mute");
  await removeMute(database(), access);
}
