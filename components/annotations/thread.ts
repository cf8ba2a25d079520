import type { AnnotationWire } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";

/** How far words have come that the server has not confirmed yet. */
export type Sending =
  | { state: "sending" | "waiting" | "signed-out" }
  | { state: "refused"; code: string; values: Record<string, string | number> };

/** Null once the server has it. */
type OnItsWay = { sending: Sending | null };

export type ThreadPost = PostWire & OnItsWay;

/** An annotation with its posts as this page shows them: what the server said, and what is on its way to it. */
export type Thread = Omit<AnnotationWire, "posts"> & { posts: ThreadPost[] } & OnItsWay;

/** Its words may be read; the others leave a placeholder. */
export const isWhole = (post: PostWire): boolean => post.body !== null;
