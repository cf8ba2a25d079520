import { database } from "@/db/client";
import { listPastAssignments } from "@/db/queries/assignment-lists";
import type { Viewer } from "@/domain/viewer";
import type { AssignmentWire } from "@/domain/wire/assignment";
import { type List, pageOf } from "@/domain/wire/list";
import { accessGroup } from "../access";
import { withOwnProgress } from "./list-assignments";

/** What is over in a group, the latest first. */
export async function listPast(
  viewer: Viewer,
  slug: string,
  { after, limit }: { after?: string | undefined; limit: number },
  now = new Date(),
): Promise<List<AssignmentWire>> {
  const access = await accessGroup(database(), viewer, slug, "group.read");
  const rows = await listPastAssignments(database(), access, { now, after, limit: limit + 1 });
  const { items, next } = pageOf(rows, limit, { item: (row) => row, cursor: ({ id }) => id });
  return { items: await withOwnProgress(access, items, now), next };
}
