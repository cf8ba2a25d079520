import { describe, expect, test } from "vitest";
import { layersOf, type Mark, marksAt, marksOf } from "@/components/reading/marks";
import type { ThreadWire } from "@/domain/wire/thread";

const mark = (id: string, start: number, end: number, kind: Mark["kind"] = "other", endIndex = 0): Mark => ({
  id,
  kind,
  stretch: { startIndex: 0, startOffset: start, endIndex, endOffset: end },
});

const markBeside = (...of: Parameters<typeof mark>): Mark => {
  const made = mark(...of);
  return { ...made, stretch: { ...made.stretch, isBeside: true } };
};

const annotation = (over: Partial<ThreadWire>, placement: Partial<ThreadWire["placement"]> = {}) =>
  ({
    id: "one",
    kind: "comment",
    author: { id: "ada", name: "Ada", handle: "ada" },
    deletedAt: null,
    ...over,
    placement: {
      state: "exact",
      paragraph: 1,
      index: 0,
      endIndex: 0,
      start: 4,
      end: 9,
      ...placement,
    },
  }) as ThreadWire;

const lengthAt = () => 20;

describe("what is painted on the text", () => {
  test.each([
    ["others' words faintly", annotation({}), "bruno", ["other"]],
    ["one's own a little stronger", annotation({}), "ada", ["mine"]],
    ["a question as a question, also one's own", annotation({ kind: "question" }), "ada", ["question"]],
    ["for somebody signed out, everything as others'", annotation({}), null, ["other"]],
    ["nothing where the words are lost", annotation({}, { state: "lost", index: null }), "ada", []],
    ["nothing where only the paragraph is left", annotation({}, { state: "paragraph" }), "ada", []],
    ["nothing for what was deleted", annotation({ deletedAt: "2026-01-01T00:00:00Z" }), "ada", []],
    ["nothing for words about a whole paragraph", annotation({}, { start: 0, end: 20 }), "ada", []],
    [
      "but a highlighted whole paragraph",
      annotation({ kind: "highlight" }, { start: 0, end: 20 }),
      "ada",
      ["mine"],
    ],
  ])("%s", (_, one, memberId, kinds) => {
    expect(marksOf([one], memberId, lengthAt).map(({ kind }) => kind)).toEqual(kinds);
  });

  test("a whole paragraph is one by the words of its own column", () => {
    const lengthOf = (_: number, isBeside: boolean | undefined) => (isBeside ? 9 : 20);
    const whole = annotation({}, { start: 0, end: 9 });
    expect(marksOf([whole], "ada", lengthOf)).toHaveLength(1);
    expect(marksOf([{ ...whole, isBeside: true as const }], "ada", lengthOf)).toEqual([]);
  });
});

describe("marks that overlap", () => {
  const names = (marks: Mark[]) =>
    Object.fromEntries([...layersOf(marks)].map(([name, all]) => [name, all.length]));

  test("lie over each other in layers, those apart in one", () => {
    expect(names([mark("a", 0, 5), mark("b", 5, 9), mark("c", 3, 6)])).toEqual({
      "other-1": 2,
      "other-2": 1,
    });
  });

  test("a fourth over the same words joins the third", () => {
    const four = ["a", "b", "c", "d"].map((id) => mark(id, 0, 5));
    expect(names(four)).toEqual({ "other-1": 1, "other-2": 1, "other-3": 2 });
  });

  test("kinds have layers of their own", () => {
    expect(names([mark("a", 0, 5), mark("b", 0, 5, "mine"), mark("c", 0, 5, "question")])).toEqual({
      "other-1": 1,
      "mine-1": 1,
      "question-1": 1,
    });
  });

  test("those of two columns never do", () => {
    const both = [mark("a", 0, 5), markBeside("b", 0, 5), mark("c", 6, 9), markBeside("d", 4, 9)];
    expect(names(both)).toEqual({ "other-1": 3, "other-2": 1 });
  });

  test("a click finds those of its column", () => {
    const both = [mark("text", 0, 5), markBeside("translation", 0, 5)];
    const at = (isBeside: boolean) => marksAt(both, { index: 0, offset: 3, isBeside }).map(({ id }) => id);
    expect(at(false)).toEqual(["text"]);
    expect(at(true)).toEqual(["translation"]);
  });

  test("a click finds the shortest first, then those around it", () => {
    const marks = [
      mark("long", 0, 3, "other", 2),
      mark("short", 4, 6),
      mark("middle", 2, 9),
      mark("away", 10, 12),
    ];
    expect(marksAt(marks, { index: 0, offset: 5 }).map(({ id }) => id)).toEqual(["short", "middle", "long"]);
    expect(marksAt(marks, { index: 1, offset: 99 }).map(({ id }) => id)).toEqual(["long"]);
  });
});
