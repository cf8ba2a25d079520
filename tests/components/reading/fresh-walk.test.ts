import { describe, expect, test } from "vitest";
import { nextFresh } from "@/components/reading/fresh-walk";
import type { ThreadWire } from "@/domain/wire/thread";

const thread = (id: string, index: number, ...posts: string[]) =>
  ({ id, placement: { index }, posts: posts.map((post) => ({ id: post })) }) as unknown as ThreadWire;

const threads = [thread("A", 1, "a1", "a2", "a3"), thread("B", 4, "b1"), thread("C", 9, "c1", "c2")];
const fresh = new Set(["a2", "b1", "c2"]);

describe("walking through what is new", () => {
  test.each([
    ["from the top to the first", { annotation: null, post: null, index: 0 }, 1, "a2"],
    ["from a paragraph further down to the next below", { annotation: null, post: null, index: 2 }, 1, "b1"],
    ["back to the last above", { annotation: null, post: null, index: 9 }, -1, "b1"],
    ["from one new post to the next", { annotation: "A", post: "a2", index: 1 }, 1, "b1"],
    ["from a thread just opened to its own new post", { annotation: "A", post: null, index: 1 }, 1, "a2"],
    ["back within the text", { annotation: "C", post: "c2", index: 9 }, -1, "b1"],
    ["round at the end", { annotation: "C", post: "c2", index: 9 }, 1, "a2"],
    ["round at the beginning", { annotation: "A", post: "a2", index: 1 }, -1, "c2"],
  ] as const)("%s", (_, from, step, post) => {
    expect(nextFresh({ threads, fresh, unknown: [] }, from, step)?.post).toBe(post);
  });

  test("stays where it is when nothing is new", () => {
    expect(
      nextFresh({ threads, fresh: new Set(), unknown: [] }, { annotation: null, post: null, index: 0 }, 1),
    ).toBeNull();
  });

  test.each([
    ["between two that are known", { annotation: "A", post: "a2", index: 1 }, 1, 3],
    ["not before a nearer one that is", { annotation: null, post: null, index: 0 }, 1, 1],
    ["back over it", { annotation: "B", post: "b1", index: 4 }, -1, 3],
  ] as const)("a paragraph whose threads are not known is a place on the way: %s", (_, from, step, index) => {
    expect(nextFresh({ threads, fresh, unknown: [3, 20] }, from, step)?.index).toBe(index);
  });
});
