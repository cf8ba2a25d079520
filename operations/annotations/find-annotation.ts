import { type Db, database } from "@/db/client";
import type { Granted } from "@/domain/granted";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import { accessAnnotation, type ReadingAccess } from "../access";
import { listAnnotationsWithPosts } from "./list-annotations";

export async function findAnnotation(viewer: Viewer, id: string): Promise<AnnotationWire> {
  const access = await accessAnnotation(database(), viewer, id, "annotation.read");
  return findThread(database(), access, access.annotation.id);
}

/** One annotation with its first posts, for a door that is already open. */
export async function findThread(
  db: Db,
  access: Granted<ReadingAccess>,
  id: string,
): Promise<AnnotationWire> {
  const { items } = await listAnnotationsWithPosts(db, access, { ids: [id], limit: 1 });
  const [thread] = items;
  if (!thread) throw new NotFound();
  return thread;
}
