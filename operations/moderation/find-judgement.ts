import { database } from "@/db/client";
import { hasRules } from "@/db/queries/groups";
import { findLastStep, hasAppealed } from "@/db/queries/moderation-log";
import { can } from "@/domain/policy";
import type { Viewer } from "@/domain/viewer";
import type { JudgementWire } from "@/domain/wire/moderation";
import { absoluteUrl } from "@/lib/env";
import { accessPost } from "../access";
import { readThreadPost } from "../posts/find-post";

/** How a post stands with the moderators, for its author and for them: what was done last, and why. */
export async function findJudgement(viewer: Viewer, postId: string): Promise<JudgementWire> {
  const db = database();
  const access = await accessPost(db, viewer, postId, "post.read-judgement");
  const { group, post } = access;
  const [step, appealed, ruled, { status }] = await Promise.all([
    findLastStep(db, { groupId: group.id, postId: post.id }),
    hasAppealed(db, { groupId: group.id, postId: post.id }),
    hasRules(db, access),
    readThreadPost(db, access, post.id),
  ]);
  return {
    status,
    action: step?.action ?? null,
    reason: step?.reason ?? "",
    at: step?.at.toISOString() ?? null,
    rulesUrl: ruled ? absoluteUrl(`/groups/${group.slug}/rules`) : null,
    mayAppeal: !appealed && can("post.appeal", access),
  };
}
