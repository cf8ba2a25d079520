import type { ThreadPostWire, ThreadWire } from "@/domain/wire/thread";
import { emptied } from "./threads";

/** Words begun in a thread and not sent: what they are, and the place they belong to, so that they outlive it. */
export type Draft = {
  form: "reply" | "edit";
  /** Without its posts. */
  thread: ThreadWire;
  /** The one that is answered or edited, without its words; null for an answer to the thread as a whole. */
  post: ThreadPostWire | null;
  /** The version that an edit was begun on; an older release did not keep it. */
  base?: number | null;
};

/** What an older version of this page kept may be of another shape. */
export const isDraft = (kept: unknown): kept is Draft => {
  const { form, thread } = (kept ?? {}) as Partial<Draft>;
  return (form === "reply" || form === "edit") && typeof thread?.id === "string" && "placement" in thread;
};

export const withoutPosts = (thread: ThreadWire): ThreadWire => ({ ...thread, posts: [], postCount: 0 });

export const draftOf = (
  form: Draft["form"],
  thread: ThreadWire,
  post: ThreadPostWire | null,
  base = post?.version ?? null,
): Draft => ({ form, thread: withoutPosts(thread), post: post && emptied(post), base });

export const findDraft = (
  drafts: readonly Draft[],
  form: Draft["form"],
  threadId: string,
  postId: string | null,
): Draft | undefined =>
  drafts.find((one) => one.form === form && one.thread.id === threadId && (one.post?.id ?? null) === postId);

export const isBegun = (...asked: Parameters<typeof findDraft>): boolean => findDraft(...asked) !== undefined;
