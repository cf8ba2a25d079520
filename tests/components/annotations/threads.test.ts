import { describe, expect, test } from "vitest";
import { type Change, noThreads, reduceThreads, type Threads } from "@/components/annotations/threads";
import { buildAnnotation, buildPlaceholder, buildPost } from "./build-threads";

const after = (...changes: Change[]): Threads => changes.reduce(reduceThreads, noThreads);

const said = (threads: Threads, id = "a1") =>
  threads.byId[id]?.posts.map((post) =>
    post.body === null ? `(${post.id})` : post.body.html.replace(/<[^>]*>/g, ""),
  );

const listed = (...posts: string[]): Change => ({
  kind: "listed",
  items: [buildAnnotation(posts.map((id) => buildPost(id)))],
});
const heard = (id: string, more = {}): Change => ({
  kind: "post-heard",
  annotation: "a1",
  post: buildPost(id, more),
});
const gone = (post: string | null): Change => ({ kind: "gone-heard", annotation: "a1", post });
const edited = {
  version: 2,
  body: { html: "<p>Better</p>" },
};

const cases: { what: string; changes: Change[]; left: (string | undefined)[] | undefined }[] = [
  {
    what: "a page of the list is shown",
    changes: [listed("p1", "p2")],
    left: ["Words of p1", "Words of p2"],
  },
  {
    what: "the same page twice changes nothing",
    changes: [listed("p1", "p2"), listed("p1", "p2")],
    left: ["Words of p1", "Words of p2"],
  },
  {
    what: "a post that is heard takes its place by time",
    changes: [listed("p1", "p3"), heard("p2")],
    left: ["Words of p1", "Words of p2", "Words of p3"],
  },
  {
    what: "a post heard twice, or answered and heard, stands once",
    changes: [
      listed("p1"),
      heard("p2"),
      heard("p2"),
      { kind: "posts-listed", annotation: "a1", posts: [buildPost("p2")] },
    ],
    left: ["Words of p1", "Words of p2"],
  },
  {
    what: "a page that set out before a post was heard does not take it away",
    changes: [listed("p1"), heard("p2"), listed("p1")],
    left: ["Words of p1", "Words of p2"],
  },
  {
    what: "an edit replaces the words",
    changes: [listed("p1"), heard("p1", edited)],
    left: ["Better"],
  },
  {
    what: "an older version that comes late does not",
    changes: [listed("p1"), heard("p1", edited), heard("p1"), listed("p1")],
    left: ["Better"],
  },
  {
    what: "a deleted post without answers goes",
    changes: [listed("p1", "p2"), gone("p2")],
    left: ["Words of p1"],
  },
  {
    what: "a deleted post with answers leaves its place",
    changes: [listed("p1", "p2"), gone("p1")],
    left: ["(p1)", "Words of p2"],
  },
  {
    what: "a page that set out before the deletion does not bring the words back",
    changes: [listed("p1", "p2"), gone("p1"), listed("p1", "p2")],
    left: ["(p1)", "Words of p2"],
  },
  {
    what: "a deletion that overtakes its post keeps it away",
    changes: [listed("p1"), gone("p2"), { kind: "posts-listed", annotation: "a1", posts: [buildPost("p2")] }],
    left: ["Words of p1"],
  },
  {
    what: "a deletion that overtakes its annotation keeps it away",
    changes: [gone(null), listed("p1")],
    left: undefined,
  },
  {
    what: "what is restored comes back",
    changes: [listed("p1", "p2"), gone("p2"), heard("p2")],
    left: ["Words of p1", "Words of p2"],
  },
  {
    what: "after a deletion the server's answer decides what is left",
    changes: [
      listed("p1", "p2"),
      gone("p1"),
      {
        kind: "found",
        id: "a1",
        annotation: buildAnnotation([buildPlaceholder("p1"), buildPost("p2")]),
        since: 5,
      },
    ],
    left: ["(p1)", "Words of p2"],
  },
  {
    what: "a post numbered after the question was asked survives the answer",
    changes: [
      listed("p1", "p2"),
      gone("p2"),
      heard("p9"),
      { kind: "found", id: "a1", annotation: buildAnnotation([buildPost("p1")]), since: 5 },
    ],
    left: ["Words of p1", "Words of p9"],
  },
  {
    what: "an annotation that is not found goes",
    changes: [listed("p1"), { kind: "found", id: "a1", annotation: null, since: 5 }],
    left: undefined,
  },
  {
    what: "a refresh drops what the viewer may not see any more",
    changes: [
      listed("p1"),
      {
        kind: "refreshed",
        items: [],
        all: { from: 0, through: 3 },
        since: 5,
        at: "2026-11-02T00:00:00.000Z",
      },
    ],
    left: undefined,
  },
  {
    what: "a refresh keeps what was added after it was asked for",
    changes: [
      listed("p1"),
      {
        kind: "refreshed",
        items: [],
        all: { from: 0, through: 3 },
        since: 5,
        at: "2026-10-01T00:00:00.000Z",
      },
    ],
    left: ["Words of p1"],
  },
];

const elsewhere = { from: 1, through: 3 };
cases.push(
  {
    what: "a refresh of another stretch leaves it",
    changes: [
      listed("p1"),
      { kind: "refreshed", items: [], all: elsewhere, since: 5, at: "2026-11-02T00:00:00.000Z" },
    ],
    left: ["Words of p1"],
  },
  {
    what: "too much has happened, only what is on the screen stays",
    changes: [listed("p1"), { kind: "forgotten", but: { from: 0, through: 2 }, kept: new Set() }],
    left: ["Words of p1"],
  },
  {
    what: "too much has happened, what is written in stays, wherever it is",
    changes: [listed("p1"), { kind: "forgotten", but: elsewhere, kept: new Set(["a1"]) }],
    left: ["Words of p1"],
  },
  {
    what: "too much has happened, what is not on the screen is asked for when it is",
    changes: [listed("p1"), { kind: "forgotten", but: elsewhere, kept: new Set() }],
    left: undefined,
  },
);

describe("what the page knows after", () => {
  test.each(cases)("$what", ({ changes, left }) => {
    expect(said(after(...changes))).toEqual(left);
  });
});

test("posts beyond the first twenty stay when the annotation is asked for again", () => {
  const many = Array.from({ length: 25 }, (_, at) => buildPost(`p${at + 1}`));
  const threads = after(
    { kind: "listed", items: [buildAnnotation(many.slice(0, 20), { postCount: 25 })] },
    { kind: "posts-listed", annotation: "a1", posts: many },
    { kind: "found", id: "a1", annotation: buildAnnotation(many.slice(0, 20), { postCount: 25 }), since: 30 },
  );
  expect(threads.byId.a1?.posts).toHaveLength(25);
  expect(threads.byId.a1?.postCount).toBe(25);
});

test("posts are counted as the server counts them, and one by one as they are heard", () => {
  const counts = [
    after(listed("p1")),
    after(listed("p1"), heard("p2")),
    after(listed("p1"), heard("p2"), heard("p2")),
    after(listed("p1"), heard("p2"), gone("p2")),
  ].map((threads) => threads.byId.a1?.postCount);
  expect(counts).toEqual([1, 2, 2, 1]);
});

test("what was new stays new on this page, also when it is edited or heard again as seen", () => {
  const threads = after(listed("p1"), heard("p2", { isNew: true }), heard("p2", { ...edited, isNew: false }));
  expect([...threads.fresh]).toEqual(["p2"]);
});

test("what was seen on this page does not become new by being edited", () => {
  const threads = after(listed("p1"), heard("p1", { ...edited, isNew: true }));
  expect([...threads.fresh]).toEqual([]);
});

test("a paragraph is known once all its threads are, and asked for again once they are forgotten", () => {
  const all = { from: 2, through: 4 };
  const known = after({ kind: "listed", items: [], all });
  expect([...known.loaded]).toEqual([2, 3, 4]);
  const left = reduceThreads(known, { kind: "forgotten", but: { from: 4, through: 9 }, kept: new Set() });
  expect([...left.loaded]).toEqual([4]);
});

test("what a refresh no longer finds is known to be gone", () => {
  const at = "2026-11-02T00:00:00.000Z";
  const all = { from: 0, through: 3 };
  const threads = after(listed("p1"), { kind: "refreshed", items: [], all, since: 5, at });
  expect(threads.gone).toContain("a1");
});
