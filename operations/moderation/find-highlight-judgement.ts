import { database } from "@/db/client";
import { hasRules } from "@/db/queries/groups";
import { findLastStep, hasAppealed } from "@/db/queries/moderation-log";
import { can } from "@/domain/policy";
import type { Viewer } from "@/domain/viewer";
import type { JudgementWire } from "@/domain/wire/moderation";
import { absoluteUrl } from "@/lib/env";
import { accessAnnotation } from "../access";

/** How a highlight stands with the moderators, for its author and for them: what was done last, and why. */
export async function findHighlightJudgement(viewer: Viewer, id: string): Promise<JudgementWire> {
  const db = database();
  const access = await accessAnnotation(db, viewer, id, "annotation.read-judgement");
  const { group, annotation } = access;
  const judged = { groupId: group.id, annotationId: annotation.id };
  const [step, appealed, ruled] = await Promise.all([
    findLastStep(db, judged),
    hasAppealed(db, judged),
    hasRules(db, access),
  ]);
  return {
    status: annotation.deletedAt ? "deleted" : annotation.moderation,
    action: step?.action ?? null,
    reason: step?.reason ?? "",
    at: step?.at.toISOString() ?? null,
    rulesUrl: ruled ? absoluteUrl(`/groups/${group.slug}/rules`) : null,
    mayAppeal: !appealed && can("annotation.appeal", access),
  };
}
