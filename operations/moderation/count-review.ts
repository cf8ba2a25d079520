import { database } from "@/db/client";
import { countQueue } from "@/db/queries/review";
import { REVIEW_COUNTED } from "@/domain/limits";
import type { Viewer } from "@/domain/viewer";
import type { WaitingWire } from "@/domain/wire/moderation";
import { accessGroup } from "../access";

/** How much waits for the group's moderators, counted as far as anybody counts. */
export async function countReview(viewer: Viewer, slug: string): Promise<WaitingWire> {
  const access = await accessGroup(database(), viewer, slug, "group.review");
  return { waiting: await countQueue(database(), access, REVIEW_COUNTED + 1) };
}
