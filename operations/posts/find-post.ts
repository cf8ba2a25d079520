import { type Db, database } from "@/db/client";
import { listPostRecords } from "@/db/queries/posts";
import type { Granted } from "@/domain/granted";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { PostWire } from "@/domain/wire/post";
import { type AnnotationAccess, accessPost } from "../access";
import { postWire } from "./post-wire";

export async function findPost(viewer: Viewer, id: string): Promise<PostWire> {
  const access = await accessPost(database(), viewer, id, "post.read");
  return readThreadPost(database(), access, access.post.id);
}

/** One post, for a door that is already open. */
export async function readThreadPost(
  db: Db,
  access: Granted<AnnotationAccess>,
  id: string,
): Promise<PostWire> {
  const [record] = await listPostRecords(db, access, { postIds: [id], perAnnotation: 1 });
  if (!record) throw new NotFound();
  return postWire(record);
}
