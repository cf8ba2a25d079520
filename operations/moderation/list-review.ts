import type { z } from "zod";
import { database } from "@/db/client";
import { listQueue } from "@/db/queries/review";
import type { Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import type { ReviewItemWire, reviewFilter } from "@/domain/wire/moderation";
import { accessGroup } from "../access";
import { reviewItems } from "./review-wire";

type Query = z.output<typeof reviewFilter> & { after?: string | undefined; limit: number };

/** What waits for the group's moderators, the oldest first; or what was decided, the newest first. */
export async function listReview(
  viewer: Viewer,
  slug: string,
  { limit, ...filter }: Query,
): Promise<List<ReviewItemWire>> {
  const db = database();
  const access = await accessGroup(db, viewer, slug, "group.review");
  const rows = await listQueue(db, access, { ...filter, limit: limit + 1 });
  const { items, next } = pageOf(rows, limit, { item: (row) => row, cursor: ({ cursor }) => cursor });
  return { items: await reviewItems(db, viewer, access, items), next };
}
