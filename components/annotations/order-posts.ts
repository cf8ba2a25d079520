import type { ThreadPost } from "./thread";

/** Further in, lines get too short to read; from there a name says who is answered. */
const DEEPEST = 3;

export type PlacedPost = {
  post: ThreadPost;
  /** How far it is indented: answers to the opening post are not. */
  depth: number;
  /** Whom it answers, where the indent does not show it. */
  to: string | null;
};

/** The answers of a thread, each under the one it answers, in order of time. One whose parent is not here stands at the top. */
export function orderPosts(posts: readonly ThreadPost[], openingId: string | undefined): PlacedPost[] {
  const known = new Map(posts.map((post) => [post.id, post]));
  const answers = new Map<string, ThreadPost[]>();
  for (const post of posts) {
    if (post.id === openingId) continue;
    const parent = post.parent !== null && known.has(post.parent) ? post.parent : (openingId ?? "");
    answers.set(parent, [...(answers.get(parent) ?? []), post]);
  }
  const under = (id: string, depth: number): PlacedPost[] =>
    (answers.get(id) ?? []).flatMap((post) => [
      {
        post,
        depth: Math.min(depth, DEEPEST),
        to: depth > DEEPEST ? (known.get(id)?.author?.name ?? null) : null,
      },
      ...under(post.id, depth + 1),
    ]);
  return under(openingId ?? "", 0);
}
