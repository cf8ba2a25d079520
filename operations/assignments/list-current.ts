import { database } from "@/db/client";
import { listCurrentAssignments } from "@/db/queries/assignment-lists";
import type { Viewer } from "@/domain/viewer";
import type { AssignmentWire } from "@/domain/wire/assignment";
import { accessGroup } from "../access";
import { withOwnProgress } from "./list-assignments";

export type CurrentAssignments = { open: AssignmentWire[]; ahead: AssignmentWire[]; hasMore: boolean };

/** What is open in a group, and then what is ahead; the first to be due comes first, what has no due time last. */
export async function listCurrent(
  viewer: Viewer,
  slug: string,
  { limit }: { limit: number },
  now = new Date(),
): Promise<CurrentAssignments> {
  const access = await accessGroup(database(), viewer, slug, "group.read");
  const rows = await listCurrentAssignments(database(), access, { now, limit: limit + 1 });
  const items = await withOwnProgress(access, rows.slice(0, limit), now);
  return {
    open: items.filter(({ state }) => state !== "ahead"),
    ahead: items.filter(({ state }) => state === "ahead"),
    hasMore: rows.length > limit,
  };
}
