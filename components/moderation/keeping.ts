import type { Decision } from "@/domain/moderation";

/** What a moderator does to a whole thread. */
export type ThreadDeed = "lock" | "unlock" | "slow" | "move" | "move-back";

/** What a reader does for themselves, at once, with its author or its thread; done again it is undone. */
export type Muting = "mute-member" | "mute-thread";

/** What is asked of a post, or done with it, by whoever reads: each has a dialog of its own, but for muting. */
export type Keeping = "flag" | "why" | "history" | Exclude<Decision, "keep"> | ThreadDeed | Muting;

type Status = "visible" | "held" | "returned" | "hidden" | "deleted";

/** `decisionsOn` of the server, which has the last word, as far as a page needs it. */
const JUDGEMENTS: Record<Status, readonly Exclude<Decision, "keep">[]> = {
  visible: ["return", "hide"],
  held: ["approve", "return", "hide"],
  returned: ["restore", "hide"],
  hidden: ["restore"],
  deleted: [],
};

/** What a moderator may do with somebody else's post where it stands; what flags have hidden may also stay hidden, for a reason. */
export const judgementsOn = ({ status, undecided }: { status: Status; undecided?: true | undefined }) =>
  undecided && status === "hidden" ? (["restore", "hide"] as const) : JUDGEMENTS[status];

export const threadDeeds = ({
  locked,
  moved,
}: {
  locked?: string | undefined;
  moved?: object | undefined;
}): ThreadDeed[] => [
  locked === undefined ? "lock" : "unlock",
  "slow",
  "move",
  ...(moved ? ["move-back" as const] : []),
];
