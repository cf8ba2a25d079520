import { expect, test } from "vitest";
import { talkStore } from "@/components/annotations/talk-store";
import type { Opening } from "@/components/reading/opening";
import { buildAnnotation, buildPost } from "./build-threads";

const OPENING = {
  reading: { id: "r1" },
  group: { slug: "walkers", name: "Walkers", visibility: "private", isArchived: false },
  paragraphs: 3,
  hasMoreFresh: true,
  at: null,
  me: null,
  can: { annotate: false },
  lastEvent: 9,
} as unknown as Opening;

test("a page begins with what the server drew, also when somebody wrote between its counting and its reading", () => {
  const posts = [buildPost("p1", { isNew: true }), buildPost("p2", { isNew: true })];
  const counts = { 0: { key: "k1", threads: 1, posts: 1, fresh: 1 } };
  const threads = { from: 0, through: 0, items: [buildAnnotation(posts)] };

  const first = talkStore({ ...OPENING, counts, threads }).readFirst();

  expect(first.counts).toEqual(counts);
  expect(first.annotations).toHaveLength(1);
});
