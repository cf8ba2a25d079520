import type { Body } from "./bodies/body-schema";
import type { Membership } from "./groups";
import type { Paragraph } from "./paragraphs";

export const ASSIGNEES = ["all", "some", "subgroups"] as const;

/** Everybody who may write, some members by their ids, or whoever of them is in some subgroups. */
export type Assignees = "all" | string[] | { subgroups: string[] };

export const assignedTo = (assignees: Assignees): Assignment["assigned"] => {
  if (assignees === "all") return assignees;
  return Array.isArray(assignees) ? "some" : "subgroups";
};

export type AssignmentTimes = { opensAt: Date | null; dueAt: Date | null; repliesUntil: Date | null };

/** When those to whom it is assigned see what others write in its stretches (model.md, decision 7). */
export const SEE_OTHERS = ["open", "after-own", "at", "on-reveal"] as const;

export type See =
  | { others: "open" }
  /** Once they have written so many annotations there themselves. */
  | { others: "after-own"; own: number }
  | { others: "at"; at: Date }
  /** When an organizer says so. */
  | { others: "on-reveal" };

/** As it is kept: with the time written out. */
export type SeeKept = { others: See["others"]; own?: number; at?: string };

export function seeFrom({ others, own = 1, at }: SeeKept): See {
  switch (others) {
    case "open":
    case "on-reveal":
      return { others };
    case "after-own":
      return { others, own };
    case "at":
      return { others, at: new Date(at ?? 0) };
  }
}

/** What is asked for, each kind counted apart; null where nothing of the kind is. */
export type Targets = { annotations: number | null; replies: number | null; readToEnd: boolean };

/** A paragraph at an end of a stretch. */
export type StretchEnd = Pick<Paragraph, "key" | "index" | "number">;

export type Stretch = {
  readingId: string;
  from: StretchEnd;
  through: StretchEnd;
  words: number;
};

export type Assignment = AssignmentTimes & {
  id: string;
  groupId: string;
  title: string;
  instructions: Body | null;
  assigned: (typeof ASSIGNEES)[number];
  targets: Targets;
  see: See;
  /** When an organizer showed everybody what was written, whatever `see` says. */
  revealedAt: Date | null;
  createdAt: Date;
  version: number;
};

/**
 * It opens before it is due, and replies are awaited no shorter than the rest. Answers the first time that comes too
 * early; null when all are in order.
 */
export function timeTooEarly({
  opensAt,
  dueAt,
  repliesUntil,
}: AssignmentTimes): keyof AssignmentTimes | null {
  if (opensAt && dueAt && opensAt >= dueAt) return "dueAt";
  const before = dueAt ?? opensAt;
  return !before || !repliesUntil || before <= repliesUntil ? null : "repliesUntil";
}

/** `late`: it was due, and replies are still awaited. */
export type AssignmentState = "ahead" | "open" | "late" | "over";

export function stateOf({ opensAt, dueAt, repliesUntil }: AssignmentTimes, now: Date): AssignmentState {
  if (opensAt && now < opensAt) return "ahead";
  if (!dueAt || now < dueAt) return "open";
  return repliesUntil && now < repliesUntil ? "late" : "over";
}

/** Observers read along; what is assigned to all is for those who may write. */
export const isAssignable = ({ role, state }: Pick<Membership, "role" | "state">): boolean =>
  state === "active" && role !== "observer";

/** How far somebody has come with an assignment. */
export type Progress = {
  /** Annotations for the group, with words, whose passage begins in a stretch. */
  annotations: number;
  /** Answers in threads that stand in a stretch. */
  replies: number;
  /** What a see-rule asks for: those annotations, and direct answers to prompts that stand there. */
  own: number;
  /** The furthest paragraph seen, in the last stretch of which something was. */
  readTo: Pick<Paragraph, "key" | "number"> | null;
  isReadToEnd: boolean;
  /** Words of the stretches that were not seen yet. */
  wordsLeft: number;
  doneAt: Date | null;
};

/** Whether all that is asked for is there. Nobody is called done by it: that is for them to say. */
export const hasReached = (targets: Targets, progress: Progress): boolean =>
  progress.annotations >= (targets.annotations ?? 0) &&
  progress.replies >= (targets.replies ?? 0) &&
  (progress.isReadToEnd || !targets.readToEnd);
