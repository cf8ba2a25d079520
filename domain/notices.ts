import type { Role } from "./groups";

/**
 * What somebody is told of: it is due soon; they were let in, declined, given a role, handed a group; they were answered, or mentioned in a post;
 * their post was decided on, or what they flagged; something was decided about themselves; a file of theirs was read, or could not be.
 */
export const NOTICE_KINDS = [
  "due",
  "let-in",
  "declined",
  "role",
  "handed-over",
  "answered",
  "mentioned",
  "judged",
  "flag-decided",
  "sanctioned",
  "import-ready",
  "import-failed",
] as const;

/** Roles that one is told of: those that ask something of whoever has them. */
export const isToldOf = (role: Role): boolean => role === "moderator" || role === "organizer";

/** Only what it is about; the words are looked up, by whoever may see them, when it is shown. */
export type NewNotice = { userId: string; groupId: string } & (
  | { kind: "let-in" | "declined" | "handed-over" | "import-ready" | "import-failed" }
  | { kind: "due"; assignmentId: string }
  | { kind: "role"; role: Role }
  /** The numbers of the first and the last post that answer. */
  | { kind: "answered"; annotationId: string; since: number; through: number }
  | { kind: "mentioned"; postId: string }
  | { kind: "judged" | "flag-decided"; reviewItemId: string }
  /** What the moderation log says of it. */
  | { kind: "sanctioned"; logId: string }
);
