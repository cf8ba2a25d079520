import { describe, expect, test } from "vitest";
import { alignParagraphs, type NewParagraph } from "@/domain/anchoring/align-paragraphs";
import { type ChangedWords, changedWords, changedWordsOfEach } from "@/domain/next-edition/changed-words";
import { type ChangedRow, type DifferenceRow, differenceOf, shownOf } from "@/domain/next-edition/difference";

const WORDS = [
  "The first paragraph speaks of mornings by the river and of the cold.",
  "A second one tells at length how bread was baked in the village. Nobody there was fond of white bread. It was eaten on holidays.",
  "Thirdly somebody counts the boats that come home in autumn storms.",
  "The last of them closes the door, puts out the light, and sleeps.",
] as const;
const [A, B, C, D] = WORDS;

/** What an edition of these words would change. */
function differing(next: (string | NewParagraph)[], reformatted?: ReadonlySet<string>): DifferenceRow[] {
  const old = WORDS.map((text, at) => ({ key: `k${at}`, kind: "paragraph" as const, text }));
  const paragraphs = next.map((one) =>
    typeof one === "string" ? { kind: "paragraph" as const, text: one } : one,
  );
  const steps = alignParagraphs(old, paragraphs);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const alignment = step.value;
  const numbered = paragraphs.map((one, at) => ({
    ...{ ...one, number: at + 1, key: alignment.next[at]?.key ?? `new${at}` },
  }));
  return differenceOf(old, numbered, alignment, reformatted);
}

const changedIn = (rows: DifferenceRow[]) => rows.filter((row): row is ChangedRow => row.kind !== "same");
const told = (pieces: readonly ChangedWords[], kind: "out" | "in"): string =>
  pieces.map((piece) => (piece.kind === kind ? piece.words : "")).join("|");
const now = (pieces: readonly ChangedWords[]): string =>
  pieces.map(({ kind, words }) => (kind === "out" ? "" : words)).join("");

describe("the difference", () => {
  test("tells what is new, changed and gone in its place, and counts what stays", () => {
    const rows = differing(["A preface.", A, B.replace("village", "town"), D]);
    expect(rows.map(({ kind }) => kind)).toEqual(["new", "same", "changed", "gone", "same"]);
    expect(rows[2]).toMatchObject({ key: "k1", number: 3, turned: null });
  });

  test("tells what stands elsewhere now", () => {
    const rows = differing([B, C, D, A]);
    expect(rows.map(({ kind }) => kind)).toEqual(["same", "moved"]);
    expect(changedIn(rows)[0]).toMatchObject({ key: "k0", pieces: [{ kind: "kept", words: A }] });
  });

  test("of a paragraph that was split tells what else was done to it, each in its part", () => {
    const rows = changedIn(
      differing([
        A,
        "A second one tells at length how bread was baked in the town.",
        "It was never eaten on holidays.",
        C,
        D,
      ]),
    );
    expect(rows.map(({ kind, pieces }) => [kind, now(pieces)])).toEqual([
      ["split", "A second one tells at length how bread was baked in the town."],
      ["split", "It was never eaten on holidays."],
    ]);
    const words = (kind: "out" | "in") => rows.map(({ pieces }) => told(pieces, kind)).join(" ");
    expect(words("in")).toContain("town");
    expect(words("in")).toContain("never");
    expect(words("out")).toContain("village");
    expect(words("out")).toContain("Nobody there was fond of white bread");
  });

  test("of one that was only split marks nothing", () => {
    const sentences = B.split(/(?<=\.) /);
    const rows = changedIn(differing([A, ...sentences, C, D]));
    expect(rows.map(({ pieces }) => pieces)).toEqual(sentences.map((words) => [{ kind: "kept", words }]));
  });

  test("of those that were only merged marks nothing", () => {
    const rows = changedIn(differing([A, `${B} ${C}`, D]));
    expect(rows).toMatchObject([{ kind: "merged", pieces: [{ kind: "kept", words: `${B} ${C}` }] }]);
  });

  test("of words that went over to the next paragraph says neither that they are gone nor that they are new", () => {
    const [first, second, third] = B.split(/(?<=\.) /);
    const rows = changedIn(differing([A, `${first}`, `${second} ${third} ${C}`, D]));
    expect(rows.map(({ pieces }) => [told(pieces, "out"), told(pieces, "in")])).toEqual([
      ["", ""],
      ["", ""],
    ]);
  });

  test("tells what is another kind of paragraph now, and what looks otherwise under the same words", () => {
    const rows = differing([{ kind: "heading", text: A }, B, C, D], new Set(["k2"]));
    expect(rows).toMatchObject([
      { kind: "changed", turned: { from: "paragraph", to: "heading" }, pieces: [{ kind: "kept", words: A }] },
      { kind: "same", count: 1 },
      { kind: "reformatted", key: "k2", pieces: [{ kind: "kept", words: C }] },
      { kind: "same", count: 1 },
    ]);
  });

  test("of a long one so many changes are shown, whatever stays between them, and the others are counted", () => {
    const rows = Array.from({ length: 10 }, (_, at): DifferenceRow[] => [
      { kind: "same", key: `s${at}`, count: 1 },
      { kind: "changed", turned: null, key: `c${at}`, number: at, pieces: [] },
    ]).flat();
    expect(shownOf(rows, 4)).toEqual({ rows: rows.slice(0, 9), more: 6 });
    expect(shownOf(rows, 10)).toEqual({ rows, more: 0 });
  });
});

describe("the words that changed", () => {
  test("are marked", () => {
    expect(changedWords("half of the work", "most of the work")).toEqual([
      { kind: "out", words: "half" },
      { kind: "in", words: "most" },
      { kind: "kept", words: " of the work" },
    ]);
    const joined = (kind: string) =>
      changedWords("one two three", "one three four")
        .filter((piece) => piece.kind === "kept" || piece.kind === kind)
        .map(({ words }) => words)
        .join("");
    expect([joined("out"), joined("in")]).toEqual(["one two three", "one three four"]);
  });

  test.each<[string, string[], string[]]>([
    ["words that have no spaces between them", ["春は花。夏は鳥。"], ["春は花。", "夏は鳥。"]],
    ["lines of a verse", ["Of man's first\ndisobedience"], ["Of man's first", "disobedience"]],
    ["many at once", ["a b c d e f"], ["a", "b", "c", "d", "e", "f"]],
    ["what was merged and cut elsewhere", ["a b. c", "d. e f"], ["a b.", "c d.", "e f"]],
  ])("are none in %s that were only cut", (_, before, after) => {
    expect(changedWordsOfEach(before, after)).toEqual(after.map((words) => [{ kind: "kept", words }]));
  });

  test.each(Array.from({ length: 200 }, (_, at) => at))(
    "together are what is there now, whatever it was (%i)",
    (at) => {
      const pick = chance(at);
      const some = () => Array.from({ length: 1 + pick(3) }, () => words(pick));
      const [before, after] = [some(), some()];
      const each = changedWordsOfEach(before, after);
      expect(each.map(now)).toEqual(after);
      const letters = (text: string) => text.replace(/\s/g, "");
      const was = each.flat().flatMap((piece) => (piece.kind === "in" ? [] : [piece.words]));
      expect(letters(was.join(""))).toBe(letters(before.join("")));
    },
  );
});

/** Numbers below one, the same ones for the same seed (Park and Miller's). */
function chance(seed: number) {
  let state = seed + 1;
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const words = (pick: (below: number) => number): string =>
  Array.from({ length: 1 + pick(6) }, () => ["one", "two", "three.", "花", "a,"][pick(5)]).join(" ");
