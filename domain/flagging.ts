import type { ItemDecision, ReviewKind } from "./moderation";

/*
 * What can be flagged beside posts, and what moderators may decide of it. A highlight is an annotation without words of its
 * author's; a text is flagged by the reading that it is read in, and so is one of its pictures.
 */

export const FLAGGED_THINGS = ["annotation", "text", "picture", "name"] as const;
export type FlaggedThing = (typeof FLAGGED_THINGS)[number];

/** With what a member brought, which is looked at before anybody else sees it. */
export const REVIEWED_THINGS = [...FLAGGED_THINGS, "import"] as const;
export type ReviewedThing = (typeof REVIEWED_THINGS)[number];

export const SUBJECTS = ["post", ...REVIEWED_THINGS, "request"] as const;
export type SubjectKind = (typeof SUBJECTS)[number];

/** What an item of this kind is about, where that is no post. */
export const thingIn = (kind: string): ReviewedThing | null =>
  kind === "brought-text" ? "import" : flaggedThingIn(kind);

const flaggedThingIn = (kind: string): FlaggedThing | null =>
  FLAGGED_THINGS.find((one) => kind === `flagged-${one}`) ?? null;

export const subjectOf = (kind: ReviewKind | "join-request"): SubjectKind =>
  kind === "join-request" ? "request" : (thingIn(kind) ?? "post");

export type ThingDecision = Extract<ItemDecision, "keep" | "hide" | "restore" | "archive" | "rename">;

/** What a moderator does about it, and why. */
export type ThingJudgement = { decision: ThingDecision; note: string; itemId: string };

/**
 * How what was flagged stands: `isAway` where it was hidden, archived or taken. `waits`: a highlight that is held, to be
 * shown or not; to keep it would leave its author waiting for nobody.
 */
export type ThingStanding = { kind: FlaggedThing; isAway: boolean; waits?: boolean };

/** What takes each away; all else keeps it, or brings it back. */
const AWAY: Record<FlaggedThing, ThingDecision> = {
  annotation: "hide",
  text: "archive",
  picture: "hide",
  name: "rename",
};

/** All that can be decided of it as it stands, in the order in which it is offered. */
export const decisionsOnThing = ({ kind, isAway, waits = false }: ThingStanding): ThingDecision[] =>
  waits ? ["restore", AWAY[kind]] : isAway ? ["keep", "restore"] : ["keep", AWAY[kind]];

/** Of those that can be decided of a thing of this kind at all; null for one that cannot. */
export const thingDecision = (kind: FlaggedThing, decision: string): ThingDecision | null =>
  (["keep", "restore", AWAY[kind]] as const).find((one) => one === decision) ?? null;
