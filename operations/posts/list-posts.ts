import { database } from "@/db/client";
import { listPostRecords } from "@/db/queries/posts";
import type { Viewer } from "@/domain/viewer";
import type { List } from "@/domain/wire/list";
import type { PostWire } from "@/domain/wire/post";
import { accessAnnotation } from "../access";
import { postWire } from "./post-wire";

/** The posts of one thread, oldest first. */
export async function listPosts(
  viewer: Viewer,
  annotationId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<List<PostWire>> {
  const access = await accessAnnotation(database(), viewer, annotationId, "annotation.read");
  const records = await listPostRecords(database(), access, {
    annotationIds: [access.annotation.id],
    after,
    perAnnotation: limit + 1,
  });
  const page = records.slice(0, limit);
  return { items: page.map(postWire), next: records.length > limit ? (page.at(-1)?.cursor ?? null) : null };
}
