import type { Body } from "@/domain/bodies/body-schema";
import type { Role } from "@/domain/groups";
import type { ThreadPostWire, ThreadWire } from "@/domain/wire/thread";

/** How far words have come that the server has not confirmed yet. */
export type Sending =
  | { state: "sending" | "waiting" | "signed-out" }
  | { state: "refused"; code: string; values: Record<string, string | number>; title?: string | undefined };

/** Null once the server has it. */
type OnItsWay = { sending: Sending | null };

/** `words` are those that only this browser has: of what is on its way. */
export type ThreadPost = ThreadPostWire & OnItsWay & { words?: Body };

/** An annotation with its posts as this page shows them: what the server said, and what is on its way to it. */
export type Thread = Omit<ThreadWire, "posts"> & { posts: ThreadPost[] } & OnItsWay;

type Reader = { memberId: string; role: Role } | null;

export const moderates = (me: Reader): boolean => me?.role === "moderator" || me?.role === "organizer";

/** Nobody but those who keep order goes on in it. */
export const isLockedFor = (me: Reader, { locked }: ThreadWire | Thread): boolean =>
  locked !== undefined && !moderates(me);

/** What was sent came too late: there is nothing left to answer. */
export const isStranded = ({ deletedAt }: { deletedAt: string | null }, sending: Sending): boolean =>
  sending.state === "refused" && (deletedAt !== null || sending.code === "post.deleted");

/** Its words may be read; the others leave a placeholder. */
export const isWhole = (post: ThreadPostWire): boolean => post.body !== null;

/** By posts that are here, or by some that the page has not been told. */
export const hasAnswers = ({ posts, postCount }: ThreadWire): boolean =>
  posts.some(({ parent }) => parent !== null) || posts.filter(isWhole).length < postCount;
