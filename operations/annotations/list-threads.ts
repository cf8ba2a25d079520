import { database } from "@/db/client";
import type { AnnotationFilter } from "@/db/queries/annotations";
import type { Viewer } from "@/domain/viewer";
import type { List } from "@/domain/wire/list";
import type { ThreadWire } from "@/domain/wire/thread";
import { accessReading } from "../access";
import { listThreadsWithPosts } from "./list-annotations";

export type ThreadQuery = Pick<
  AnnotationFilter,
  "ids" | "place" | "authorId" | "kind" | "isUnread" | "after"
> & {
  limit: number;
};

/** The threads of a reading as its page shows them: those of a stretch as it nears the screen, or those looked for. */
export async function listThreads(
  viewer: Viewer,
  readingId: string,
  query: ThreadQuery,
): Promise<List<ThreadWire>> {
  const db = database();
  const access = await accessReading(db, viewer, readingId, "reading.read");
  return listThreadsWithPosts(db, access, query);
}
