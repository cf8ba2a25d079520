import type { AnnotationState, PostState } from "./annotations";
import type { Membership } from "./groups";

/*
 * The visibility rule for one row (model.md, decision 5), for a viewer already known to see the group. Its twin is the
 * SQL predicate in `db/queries/visibility.ts`; a test proves that the two agree on every combination.
 */

/** All that the rule asks of whoever is looking. */
export type Looker = { memberId: string | null; moderates: boolean };

export const nobody: Looker = { memberId: null, moderates: false };

export function lookerOf(membership: Membership | null): Looker {
  if (membership?.state !== "active") return nobody;
  return {
    memberId: membership.id,
    moderates: membership.role === "moderator" || membership.role === "organizer",
  };
}

export type Outcome = "whole" | "placeholder" | "absent";

const isOwn = (looker: Looker, row: { authorId: string }): boolean => row.authorId === looker.memberId;

export function isInAudience(looker: Looker, annotation: AnnotationState): boolean {
  switch (annotation.audience) {
    case "group":
      return true;
    case "me":
      return isOwn(looker, annotation);
    case "moderators":
    case "subgroup":
      return looker.moderates || isOwn(looker, annotation);
  }
}

const isShownTo = (looker: Looker, row: AnnotationState | PostState): boolean =>
  row.deletedAt === null && (row.moderation === "visible" || looker.moderates || isOwn(looker, row));

/** The post's words may be shown. */
export const isPostWhole = (looker: Looker, annotation: AnnotationState, post: PostState): boolean =>
  isInAudience(looker, annotation) && isShownTo(looker, post);

/** `hasWholeBelow`: whether any reply under the post, at any depth, is whole for the same looker. */
export function outcomeOf(
  looker: Looker,
  annotation: AnnotationState,
  post: PostState,
  hasWholeBelow: boolean,
): Outcome {
  if (!isInAudience(looker, annotation)) return "absent";
  if (isShownTo(looker, post)) return "whole";
  const leavesPlaceholder = post.deletedAt !== null || post.moderation === "hidden";
  return leavesPlaceholder && hasWholeBelow ? "placeholder" : "absent";
}

/**
 * An annotation is shown when one of its posts is. One that has no words of its author's (`isBare`: no opening post by
 * them, whatever became of others') is a highlight, and also follows its own state.
 */
export function isAnnotationShown(
  looker: Looker,
  annotation: AnnotationState,
  { isBare, outcomes }: { isBare: boolean; outcomes: Outcome[] },
): boolean {
  if (!isInAudience(looker, annotation)) return false;
  if (isBare && isShownTo(looker, annotation)) return true;
  return outcomes.some((outcome) => outcome !== "absent");
}
