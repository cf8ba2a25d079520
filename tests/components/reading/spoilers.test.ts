import { expect, test } from "vitest";
import type { Thread } from "@/components/annotations/thread";
import { countsReadTo, threadsReadTo } from "@/components/reading/spoilers";
import { buildAnnotation, buildPost } from "../annotations/build-threads";

const at = (id: string, index: number | null, author = "chidi") =>
  ({
    ...buildAnnotation([buildPost("p")]),
    id,
    author: { id: author, name: author, handle: author },
    placement: { index },
  }) as unknown as Thread;

test("what others say beyond one's place is left out; one's own, what is lost, and what one has opened are not", () => {
  const threads = [
    at("before", 2),
    at("here", 3),
    at("beyond", 4),
    at("mine", 9, "dora"),
    at("lost", null),
    at("linked", 9),
  ];
  const shown = threadsReadTo(threads, { readThrough: 3, memberId: "dora", activeId: "linked" });
  expect(shown.map(({ id }) => id)).toEqual(["before", "here", "mine", "lost", "linked"]);
});

test("nothing is counted beyond one's place, and nothing at all before one has begun", () => {
  const count = { key: "k", threads: 1, posts: 1, fresh: 0 };
  const counts = { 0: count, 3: count, 4: count };
  expect(Object.keys(countsReadTo(counts, 3))).toEqual(["0", "3"]);
  expect(countsReadTo(counts, -1)).toEqual({});
});
