import { describe, expect, test } from "vitest";
import { foldThreads } from "@/components/annotations/fold-threads";
import type { About } from "@/components/annotations/parcels";
import { countThreads, threadsToShow } from "@/components/annotations/thread-view";
import { noThreads, reduceThreads } from "@/components/annotations/threads";
import type { OutboxState, Parcel } from "@/lib/browser/outbox";
import { buildAnnotation, buildPost } from "./build-threads";

const parcel = (id: string, about: About, refusal: Parcel<About>["refusal"] = null): Parcel<About> => ({
  id,
  method: about.kind === "delete" ? "DELETE" : "POST",
  path: "/",
  about,
  at: 1,
  refusal,
});

const known = reduceThreads(noThreads, {
  kind: "listed",
  items: [buildAnnotation([buildPost("p1"), buildPost("p2")])],
});

function shown(parcels: Parcel<About>[], leaving: string[] = [], outbox: OutboxState = "sending") {
  return threadsToShow(known, { parcels, outbox, leaving: new Set(leaving) }).map(
    ({ id, posts, postCount }) => ({
      id,
      postCount,
      posts: posts.map((post) => `${post.body ? post.id : `(${post.id})`} ${post.sending?.state ?? "sent"}`),
    }),
  );
}

const reply = (id: string): About => ({ kind: "post", annotation: "a1", post: buildPost(id) });

describe("over what the server said lies what is on its way to it", () => {
  test("an answer is shown at once", () => {
    expect(shown([parcel("p3", reply("p3"))])).toEqual([
      { id: "a1", postCount: 3, posts: ["p1 sent", "p2 sent", "p3 sending"] },
    ]);
  });

  test("an answer the server has is not shown twice while its parcel is still there", () => {
    expect(shown([parcel("p2", reply("p2"))])).toEqual([
      { id: "a1", postCount: 2, posts: ["p1 sent", "p2 sent"] },
    ]);
  });

  test("a new annotation stands in its place, before those further down", () => {
    const placement = { ...buildAnnotation([]).placement, index: 0, start: 0 };
    const annotation = buildAnnotation([buildPost("p9")], {
      id: "a0",
      placement,
      createdAt: "2026-10-01T00:00:00.000Z",
    });
    expect(shown([parcel("a0", { kind: "annotation", annotation })]).map(({ id }) => id)).toEqual([
      "a0",
      "a1",
    ]);
  });

  test("what waits says what it waits for", () => {
    expect(shown([parcel("p3", reply("p3"))], [], "waiting")[0]?.posts.at(-1)).toBe("p3 waiting");
    expect(shown([parcel("p3", reply("p3"))], [], "signed-out")[0]?.posts.at(-1)).toBe("p3 signed-out");
    expect(shown([parcel("p3", reply("p3"), { code: "post.empty", values: {} })])[0]?.posts.at(-1)).toBe(
      "p3 refused",
    );
  });

  test("what is deleted is gone at once, and an answered post leaves its place", () => {
    expect(shown([], ["p2"])).toEqual([{ id: "a1", postCount: 1, posts: ["p1 sent"] }]);
    expect(shown([], ["p1"])).toEqual([{ id: "a1", postCount: 1, posts: ["(p1) sent", "p2 sent"] }]);
    expect(shown([], ["p1", "p2"])).toEqual([]);
    expect(shown([], ["a1"])).toEqual([]);
  });

  test("a deletion on its way shows the same as one that can be undone", () => {
    const about: About = { kind: "delete", annotation: "a1", post: "p1" };
    expect(shown([parcel("p1", about)])).toEqual(shown([], ["p1"]));
  });
});

test("a paragraph counts its threads, posts and new posts; plain highlights do not count", () => {
  const threads = threadsToShow(
    reduceThreads(known, {
      kind: "listed",
      items: [buildAnnotation([], { id: "a2", kind: "highlight" })],
      next: null,
    }),
    { parcels: [], outbox: "empty", leaving: new Set() },
  );
  expect(countThreads(threads, true, {}, new Set(["p2"]))).toEqual({
    k1: { threads: 1, posts: 2, fresh: 1 },
  });
});

test("until the list is complete, the counts that came with the page stand", () => {
  const first = { k1: { threads: 4, posts: 9, fresh: 0 }, k2: { threads: 1, posts: 1, fresh: 1 } };
  expect(countThreads([], false, first, new Set())).toEqual(first);
});

describe("beside one paragraph", () => {
  const beside = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...buildAnnotation([], { id: `a${at}` }),
      posts: [{ ...buildPost("p1"), sending: null }],
      sending: null,
    }));
  const folded = (count: number, activeId: string | null, shownIndex: number | null) => {
    const { threads, more } = foldThreads(beside(count), { activeId, shown: shownIndex });
    return { threads: threads.map(({ id }) => id), more };
  };

  test("a few threads stand all", () => {
    expect(folded(4, null, null)).toEqual({ threads: ["a0", "a1", "a2", "a3"], more: [] });
  });

  test("of many the first stand, and the active one", () => {
    expect(folded(9, "a7", null)).toEqual({
      threads: ["a0", "a1", "a2", "a7"],
      more: [{ index: 0, count: 5 }],
    });
  });

  test("all of them stand when they are asked for", () => {
    expect(folded(9, null, 0).threads).toHaveLength(9);
  });

  test("a highlight without a word stands there only when asked for", () => {
    const highlight = { ...buildAnnotation([], { kind: "highlight" }), posts: [], sending: null };
    expect(foldThreads([highlight], { activeId: null, shown: null }).threads).toEqual([]);
    expect(foldThreads([highlight], { activeId: "a1", shown: null }).threads).toHaveLength(1);
  });
});
