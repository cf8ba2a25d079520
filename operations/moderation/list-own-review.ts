import type { z } from "zod";
import { database } from "@/db/client";
import { listOwnQueue } from "@/db/queries/own-queues";
import { Problem, SignedOut } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import type { reviewFilter } from "@/domain/wire/moderation";
import type { OwnReviewItemWire } from "@/domain/wire/own-review";
import { accessGroup } from "../access";
import { reviewItems } from "./review-wire";

type Query = z.output<typeof reviewFilter> & { after?: string | undefined; limit: number };

/** What waits in all groups that one moderates, in the order of a single queue. */
export async function listOwnReview(
  viewer: Viewer,
  { limit, ...filter }: Query,
): Promise<List<OwnReviewItemWire>> {
  if (!isSignedIn(viewer)) throw new SignedOut();
  const db = database();
  const rows = await listOwnQueue(db, viewer, { ...filter, limit: limit + 1 });
  const page = pageOf(rows, limit, { item: (row) => row, cursor: ({ cursor }) => cursor });
  const told = new Map<string, OwnReviewItemWire>();
  for (const groupId of new Set(page.items.map(({ group_id }) => group_id))) {
    const access = await accessIfStill(viewer, groupId);
    if (!access) continue;
    const { slug, name } = access.group;
    const inGroup = page.items.filter(({ group_id }) => group_id === groupId);
    for (const item of await reviewItems(db, viewer, access, inGroup))
      told.set(item.id, { ...item, group: { slug, name } });
  }
  return { items: page.items.flatMap(({ id }) => told.get(id) ?? []), next: page.next };
}

/** Null where somebody has taken their place from them in this moment. */
async function accessIfStill(viewer: Viewer, groupId: string) {
  try {
    return await accessGroup(database(), viewer, { id: groupId }, "group.review");
  } catch (thrown) {
    if (thrown instanceof Problem) return null;
    throw thrown;
  }
}
