import type { Group, MemberState, Role } from "./groups";
import type { ItemDecision } from "./moderation";

/*
 * What a member brings into a group who is no organizer: theirs alone until they hand it in, then before the review as well
 * (decision 032).
 */

/**
 * How an import stands with the group's review. `none`: it is the organizers' own, who publish without one; `begun`: its
 * member has not handed it in, or has taken it back; `waiting`: it is before the review.
 */
export const IMPORT_REVIEWS = ["none", "begun", "waiting", "returned", "declined", "approved"] as const;
export type ImportReview = (typeof IMPORT_REVIEWS)[number];

/** Whoever brought it may change it, and hand it in. */
export const isTheirs = (review: ImportReview): boolean => review === "begun" || review === "returned";

/** It is only looked at: nothing is changed in it. */
export const isLookedAt = (review: ImportReview): boolean => review === "waiting" || review === "declined";

/** What a review is told of an import, as it was handed in at `version`; the rest it reads in the preview. */
export type HandedIn = {
  version: number;
  title: string;
  authors: string[];
  paragraphs: number;
  words: number;
  /** Its first words. */
  beginning: string;
};

/** What is decided of an import, and what it makes of it. */
export const IMPORT_DECISIONS = ["approve", "return", "decline"] as const;
export type ImportDecision = (typeof IMPORT_DECISIONS)[number];

export const reviewAfter: Record<ImportDecision, ImportReview> = {
  approve: "approved",
  return: "returned",
  decline: "declined",
};

/** `mayPublish`: the group is open, and publishing is theirs. `mayMend`: whoever brought it can still change it, and hand it in again. */
export type BeforeReview = { mayJudge: boolean; mayPublish: boolean; mayMend: boolean };

/** All that somebody can decide of an import that waits, in the order in which it is offered. */
export const decisionsOnImport = ({ mayJudge, mayPublish, mayMend }: BeforeReview): ImportDecision[] =>
  IMPORT_DECISIONS.filter(
    (decision) => mayJudge && (decision === "decline" || (decision === "approve" ? mayPublish : mayMend)),
  );

type Place = { state: MemberState; role: Role };

/** Whether whoever brought it could change it, and hand it in again. */
export const mayBeMended = (group: Group, { state, role }: Place): boolean =>
  group.archivedAt === null &&
  state === "active" &&
  (role === "organizer" || (role !== "observer" && group.moderation.takesTexts));

export const importDecision = (decision: string): ImportDecision | null =>
  IMPORT_DECISIONS.find((one) => one === decision) ?? null;

type Stands = { review: ImportReview; version: number; handedIn: HandedIn | null };

/** Given back or declined by that decision, and left as it was since: that can be taken back. */
export const isAway = ({ review, version, handedIn }: Stands, decision: ItemDecision | null): boolean =>
  (decision === "return" || decision === "decline") &&
  review === reviewAfter[decision] &&
  version === handedIn?.version;
