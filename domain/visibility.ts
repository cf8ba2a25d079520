import type { AnnotationState, PostState } from "./annotations";
import type { Membership } from "./groups";

/*
 * The visibility rule for one row (model.md, decision 5), for a viewer already known to see the group. Its twin is the
 * SQL predicate in `db/queries/visibility.ts`; a test proves that the two agree on every combination.
 */

/** All that the rule asks of whoever is looking. */
export type Looker = { memberId: string | null; subgroupId: string | null; moderates: boolean };

/** Paragraphs of a reading's current edition by their indexes, both ends included. */
export type Cover = { from: number; through: number };

/**
 * In a reading: and where see-rules that are not met yet keep others' words from them, and whether the subgroups' talk
 * is apart there or every member's.
 */
export type ReadingLooker = Looker & { covers: Cover[]; isDivided: boolean };

const outsider: Looker = { memberId: null, subgroupId: null, moderates: false };

export const nobody: ReadingLooker = { ...outsider, covers: [], isDivided: false };

/** A site admin who looks into a group sees what its moderators see, and is nobody there: no note to oneself is theirs. */
export const inspector: Looker = { ...outsider, moderates: true };

export function lookerOf(membership: Membership | null, { inspects = false } = {}): Looker {
  if (membership?.state !== "active") return inspects ? inspector : outsider;
  return {
    memberId: membership.id,
    subgroupId: membership.subgroupId,
    moderates: membership.role === "moderator" || membership.role === "organizer",
  };
}

export type Outcome = "whole" | "placeholder" | "absent";

const isOwn = (looker: Looker, row: { authorId: string }): boolean => row.authorId === looker.memberId;

export type Coverable = Pick<AnnotationState, "authorId" | "isPrompt" | "isByModerator" | "startIndex">;

/** A see-rule that is not met yet keeps it from them (model.md, decision 7); what is lost stands nowhere, and so under each. */
export const isCovered = (looker: ReadingLooker, annotation: Coverable): boolean => {
  if (annotation.isByModerator || isOwn(looker, annotation)) return false;
  return standsUnderCover(looker, annotation);
};

const standsUnderCover = (looker: ReadingLooker, { startIndex }: Coverable): boolean =>
  startIndex === null ? looker.covers.length > 0 : isUnderCover(looker, startIndex);

/** Whether others' answers in it are kept from them: the answer to a prompt is what the see-rule asks for. */
export const keepsAnswers = (looker: ReadingLooker, annotation: Coverable): boolean =>
  annotation.isPrompt && standsUnderCover(looker, annotation);

/** What decides whether an answer in a prompt is seen by whoever has not met a see-rule. */
export type Answering = Pick<PostState, "authorId" | "depth" | "parentAuthorId" | "isByModerator">;

/** Until they are not, one's own answers are seen, and those of whoever moderates to the prompt itself and to oneself. */
export const isKeptBack = (looker: ReadingLooker, annotation: Coverable, post: Answering): boolean => {
  if (post.depth === 0 || isOwn(looker, post) || !keepsAnswers(looker, annotation)) return false;
  const isToLooker = looker.memberId !== null && post.parentAuthorId === looker.memberId;
  return !(post.isByModerator && (post.depth === 1 || isToLooker));
};

export const isUnderCover = ({ covers }: ReadingLooker, index: number): boolean =>
  covers.some(({ from, through }) => from <= index && index <= through);

export function isInAudience(looker: ReadingLooker, annotation: AnnotationState): boolean {
  if (isCovered(looker, annotation)) return false;
  switch (annotation.audience) {
    case "group":
      return true;
    case "me":
      return isOwn(looker, annotation);
    case "moderators":
      return looker.moderates || isOwn(looker, annotation);
    case "subgroup":
      return looker.moderates || isOwn(looker, annotation) || isInSubgroup(looker, annotation);
  }
}

/** While the subgroups are together, every member is in each; whoever is no member is in none. */
const isInSubgroup = (
  { memberId, subgroupId, isDivided }: ReadingLooker,
  annotation: AnnotationState,
): boolean => memberId !== null && (!isDivided || annotation.subgroupId === subgroupId);

export const isShownTo = (looker: Looker, row: AnnotationState | PostState): boolean =>
  row.deletedAt === null && (row.moderation === "visible" || looker.moderates || isOwn(looker, row));

/** The post's words may be shown. */
export const isPostWhole = (looker: ReadingLooker, annotation: AnnotationState, post: PostState): boolean =>
  isInAudience(looker, annotation) && !isKeptBack(looker, annotation, post) && isShownTo(looker, post);

/** `hasWholeBelow`: whether any reply under the post, at any depth, is whole for the same looker. */
export function outcomeOf(
  looker: ReadingLooker,
  annotation: AnnotationState,
  post: PostState,
  hasWholeBelow: boolean,
): Outcome {
  if (!isInAudience(looker, annotation) || isKeptBack(looker, annotation, post)) return "absent";
  if (isShownTo(looker, post)) return "whole";
  if (post.deletedAt === null && post.isUndecided) return "placeholder";
  const leavesPlaceholder = post.deletedAt !== null || post.moderation === "hidden";
  return leavesPlaceholder && hasWholeBelow ? "placeholder" : "absent";
}

/**
 * An annotation is shown when one of its posts is. One that has no words of its author's (`isBare`: no opening post by
 * them, whatever became of others') is a highlight, and also follows its own state.
 */
export function isAnnotationShown(
  looker: ReadingLooker,
  annotation: AnnotationState,
  { isBare, outcomes }: { isBare: boolean; outcomes: Outcome[] },
): boolean {
  if (!isInAudience(looker, annotation)) return false;
  if (isBare && isShownTo(looker, annotation)) return true;
  return outcomes.some((outcome) => outcome !== "absent");
}

/**
 * By what lookers can be told apart at a thread or a post: there is something that not everybody sees, and it is some
 * people's own. Null when everybody sees the same.
 */
export type Difference = { owners: ReadonlySet<string> } | null;

/** Lookers of one kind, where it is not covered for them, have the same outcomes and the same words, so what was read for one can be given to all. */
export function kindOf({ memberId, subgroupId, moderates }: Looker, difference: Difference): string {
  if (difference === null) return "anybody";
  if (memberId === null) return moderates ? "moderator" : "outsider";
  if (difference.owners.has(memberId)) return `${memberId} ${moderates}`;
  return moderates ? "moderator" : `member of ${subgroupId}`;
}
