import { describe, expect, test } from "vitest";
import { firstUnknown } from "@/components/annotations/ask-threads";
import { type Draft, draftOf } from "@/components/annotations/draft";
import { foldThreads } from "@/components/annotations/fold-threads";
import type { About } from "@/components/annotations/parcels";
import type { Thread } from "@/components/annotations/thread";
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

function shown(parcels: Parcel<About>[], outbox: OutboxState = "sending") {
  return seen(threadsToShow(known, { parcels, outbox, drafts: [] }));
}

const seen = (threads: Thread[]) =>
  threads.map(({ id, posts, postCount }) => ({
    id,
    postCount,
    posts: posts.map((post) => `${post.body ? post.id : `(${post.id})`} ${post.sending?.state ?? "sent"}`),
  }));

/** Of the post, or of all of the annotation. */
const deletion = (id: string): Parcel<About> =>
  parcel(id, { kind: "delete", annotation: "a1", post: id === "a1" ? null : id });

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
    expect(shown([parcel("p3", reply("p3"))], "waiting")[0]?.posts.at(-1)).toBe("p3 waiting");
    expect(shown([parcel("p3", reply("p3"))], "signed-out")[0]?.posts.at(-1)).toBe("p3 signed-out");
    expect(shown([parcel("p3", reply("p3"), { code: "post.empty", values: {} })])[0]?.posts.at(-1)).toBe(
      "p3 refused",
    );
  });

  test("what is deleted is gone at once, and an answered post leaves its place", () => {
    expect(shown([deletion("p2")])).toEqual([{ id: "a1", postCount: 1, posts: ["p1 sent"] }]);
    expect(shown([deletion("p1")])).toEqual([{ id: "a1", postCount: 1, posts: ["(p1) sent", "p2 sent"] }]);
    expect(shown([deletion("p1"), deletion("p2")])).toEqual([]);
    expect(shown([deletion("a1")])).toEqual([]);
  });
});

describe("what is gone leaves its place to words of one's own", () => {
  const thread = buildAnnotation([buildPost("p1"), buildPost("p2"), buildPost("p3", { parent: "p2" })]);
  const listed = reduceThreads(noThreads, { kind: "listed", items: [thread] });
  const without = (post: string | null) =>
    reduceThreads(listed, { kind: "gone-heard", annotation: "a1", post });
  const [, second, third] = thread.posts;
  const quiet = { parcels: [], outbox: "empty" } as const;
  const left = (post: string | null, drafts: Draft[], parcels: Parcel<About>[] = []) =>
    threadsToShow(without(post), { ...quiet, parcels, drafts });
  const refused = { code: "annotation.deleted", values: {} };

  test("an annotation that is deleted while it is answered stays as a placeholder that takes no replies", () => {
    const [gone, ...others] = left(null, [draftOf("reply", thread, null)]);
    expect(others).toEqual([]);
    expect(gone).toMatchObject({
      id: "a1",
      quote: "words",
      postCount: 0,
      posts: [{ body: null, parent: null }],
    });
    expect(gone?.deletedAt).not.toBeNull();
  });

  test("with it stays the place of the post that is answered, or edited", () => {
    const drafts = [draftOf("reply", thread, third ?? null), draftOf("edit", thread, second ?? null)];
    expect(seen(left(null, drafts))[0]?.posts).toEqual(["(a1-opening) sent", "(p2) sent", "(p3) sent"]);
  });

  test("an opening post that is edited while it is deleted is its own placeholder", () => {
    const drafts = [draftOf("edit", thread, thread.posts[0] ?? null)];
    expect(seen(left(null, drafts))[0]?.posts).toEqual(["(p1) sent"]);
  });

  test("an answer that is deleted while it is answered stays where it stood", () => {
    const drafts = [draftOf("reply", thread, third ?? null)];
    expect(seen(left("p3", drafts))).toEqual([
      { id: "a1", postCount: 2, posts: ["p1 sent", "p2 sent", "(p3) sent"] },
    ]);
  });

  test("words that the server refused because the annotation is gone stay in its place", () => {
    const about: About = { ...reply("p9"), thread } as About;
    expect(seen(left(null, [], [parcel("p9", about, refused)]))).toEqual([
      { id: "a1", postCount: 1, posts: ["(a1-opening) sent", "p9 refused"] },
    ]);
  });

  test("nothing stays once the words are sent elsewhere, or given up", () => {
    expect(left(null, [])).toEqual([]);
    expect(seen(left("p3", []))[0]?.posts).toEqual(["p1 sent", "p2 sent"]);
  });

  test("what one deletes oneself stays too, until it is known whether that is undone", () => {
    const parcels = [deletion("a1")];
    const drafts = [draftOf("reply", thread, null)];
    expect(threadsToShow(listed, { ...quiet, parcels, drafts }).map(({ id }) => id)).toEqual(["a1"]);
    expect(threadsToShow(listed, { ...quiet, parcels, drafts: [] })).toEqual([]);
  });

  test("a thread that the page only does not know yet is not taken for one that is gone", () => {
    expect(threadsToShow(noThreads, { ...quiet, drafts: [draftOf("reply", thread, null)] })).toEqual([]);
  });

  test("nor is a post of a thread of which not all is here", () => {
    const more = reduceThreads(noThreads, { kind: "listed", items: [{ ...thread, postCount: 30 }] });
    const elsewhere = buildPost("p25");
    const drafts = [draftOf("reply", thread, elsewhere)];
    expect(seen(threadsToShow(more, { ...quiet, drafts }))[0]?.posts).toHaveLength(3);
  });
});

describe("what is said about a paragraph is counted", () => {
  const quiet = { parcels: [], outbox: "empty", drafts: [] } as const;
  const base = {
    counts: {
      0: { key: "k1", threads: 4, posts: 9, fresh: 3 },
      7: { key: "k8", threads: 1, posts: 1, fresh: 1 },
    },
    number: 10,
  };
  const all = { from: 0, through: 0 };

  test("by the page, where it knows all threads; plain highlights do not count", () => {
    const threads = reduceThreads(known, {
      kind: "listed",
      items: [buildAnnotation([], { id: "a2", kind: "highlight" })],
      all,
    });
    expect(countThreads(threadsToShow(threads, quiet), { ...threads, fresh: new Set(["p2"]) }, base)).toEqual(
      {
        0: { key: "k1", threads: 1, posts: 2, fresh: 1 },
        7: base.counts[7],
      },
    );
  });

  test("by the server, where it does not", () => {
    expect(countThreads(threadsToShow(known, quiet), known, base)).toEqual(base.counts);
  });

  test("by the server and by what was heard since", () => {
    const heard = reduceThreads(noThreads, {
      kind: "annotation-heard",
      annotation: buildAnnotation([buildPost("p1", { number: 11, isNew: true })]),
    });
    expect(countThreads(threadsToShow(heard, quiet), heard, base)[0]).toMatchObject({
      threads: 5,
      posts: 10,
      fresh: 4,
    });
  });

  test("and what has been looked at is new no more", () => {
    const fresh = reduceThreads(noThreads, {
      kind: "listed",
      items: [buildAnnotation([buildPost("p1", { isNew: true }), buildPost("p2", { isNew: true })])],
      all,
    });
    const looked = reduceThreads(fresh, { kind: "seen", posts: ["p1"] });
    const freshOf = (threads: typeof fresh) =>
      countThreads(threadsToShow(threads, quiet), threads, base)[0]?.fresh;
    expect([freshOf(fresh), freshOf(looked)]).toEqual([2, 1]);
  });

  test("of a long thread the page has only the ends, and the server knows what is new between them", () => {
    const long = reduceThreads(noThreads, {
      kind: "listed",
      items: [buildAnnotation([buildPost("p1"), buildPost("p40", { isNew: true })], { postCount: 40 })],
      all,
    });
    expect(countThreads(threadsToShow(long, quiet), long, base)[0]?.fresh).toBe(3);
  });

  test("a count that has not changed is the same object, so that it is not drawn again", () => {
    const counts = countThreads([], known, base);
    expect(countThreads([], known, base, counts)[7]).toBe(counts[7]);
  });
});

test.each([
  ["the first that is not known", { from: 0, through: 5 }, [0, 1], { from: 2, through: 5 }],
  ["nothing where all is known", { from: 0, through: 1 }, [0, 1], null],
  ["no further than what is known again", { from: 0, through: 5 }, [3], { from: 0, through: 2 }],
  ["no more than a hundred threads at once", { from: 8, through: 12 }, [], { from: 8, through: 9 }],
  ["one paragraph, however much is said there", { from: 10, through: 12 }, [], { from: 10, through: 10 }],
] as const)("the page asks for %s", (_, stretch, loaded, asked) => {
  const counts = {
    9: { key: "k", threads: 90, posts: 90, fresh: 0 },
    10: { key: "k", threads: 400, posts: 400, fresh: 0 },
  };
  expect(firstUnknown(stretch, new Set(loaded), counts)).toEqual(asked);
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
