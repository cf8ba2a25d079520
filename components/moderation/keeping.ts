import type { Decision } from "@/domain/moderation";

/** What is asked of a post, or done with it, by whoever reads: each has a dialog of its own. */
export type Keeping = "flag" | "why" | Exclude<Decision, "keep">;

type Status = "visible" | "held" | "returned" | "hidden" | "deleted";

/** What a moderator may do with a post where it stands (`decisionsOn` of the server, which has the last word). */
export const JUDGEMENTS: Record<Status, readonly Exclude<Decision, "keep">[]> = {
  visible: ["return", "hide"],
  held: ["approve", "return", "hide"],
  returned: ["restore", "hide"],
  hidden: ["restore"],
  deleted: [],
};
