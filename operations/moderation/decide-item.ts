import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { lockAnnotation } from "@/db/queries/annotations";
import { lockPost } from "@/db/queries/moderation";
import { findQueueRow, lockOpenItem } from "@/db/queries/review";
import { inTransaction } from "@/db/transaction";
import type { Granted } from "@/domain/granted";
import { DECISIONS } from "@/domain/moderation";
import { Conflict, Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { newDecision, ReviewItemWire } from "@/domain/wire/moderation";
import { accessMember, accessPost, accessReview, type GroupAccess } from "../access";
import { letIn } from "../members/let-in";
import { turnAway } from "../members/turn-away";
import { closeDecided } from "./close-decided";
import { findAnsweredRequest } from "./find-answered-request";
import { findReviewItem } from "./find-review-item";
import type { GivenName } from "./judge-name";
import { decideOnThing } from "./judge-thing";

type Input = z.output<typeof newDecision>;

/**
 * Decides on what waits, once: of two moderators who decide at the same time the second is told what the first did.
 * `givenName`: what is borne in the place of a name that is taken away. @throws Conflict with the item as it is now
 */
export async function decideItem(
  viewer: Viewer,
  itemId: string,
  input: Input,
  givenName: GivenName = (number) => number,
): Promise<ReviewItemWire | null> {
  const isDecided = await inTransaction(async (tx) => {
    const { access, subject } = await accessReview(tx, viewer, itemId);
    const { kind, id } = subject;
    if (kind === "request") return answerRequest(tx, viewer, access, id, input);
    if (kind === "post") return decideOnPost(tx, viewer, id, itemId, input);
    return decideOnThing(tx, viewer, { ...subject, kind }, itemId, input, givenName);
  });
  const current = await findReviewItem(viewer, itemId);
  if (isDecided) return current;
  const answered = current ?? (await findAnsweredRequest(viewer, itemId, input.version));
  throw new Conflict("review.decided-already", {}, { current: answered });
}

async function decideOnPost(
  tx: Transaction,
  viewer: Viewer,
  postId: string,
  itemId: string,
  { action, note, version }: Input,
): Promise<boolean> {
  const decision = DECISIONS.find((one) => one === action);
  if (!decision) throw new Invalid("review.not-this");
  const access = await accessPost(tx, viewer, postId, "post.moderate");
  const { group } = access;
  // In the order in which whoever writes takes them.
  await lockAnnotation(tx, group.id, access.annotation.id);
  await lockPost(tx, group.id, postId);
  const item = await lockOpenItem(tx, group.id, postId);
  if (item?.id !== itemId || item.version !== version) return false;
  await closeDecided(tx, access, item, { decision, note });
  return true;
}

async function answerRequest(
  tx: Transaction,
  viewer: Viewer,
  review: Granted<GroupAccess, "group.review">,
  memberId: string,
  { action, note, version }: Input,
): Promise<boolean> {
  if (action !== "approve" && action !== "decline") throw new Invalid("review.not-this");
  const access = await accessMember(tx, viewer, review.group.slug, memberId, "group.approve-request");
  // Taken back and sent again it is another, with other words.
  const asked = await findQueueRow(tx, review, memberId);
  if (access.member.state !== "pending" || asked?.version !== version) return false;
  if (action === "approve") await letIn(tx, access);
  else await turnAway(tx, access, note || null);
  return true;
}
