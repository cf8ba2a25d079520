import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignParagraphs, type Fate } from "@/domain/anchoring/align-paragraphs";
import { editions, finished } from "../../support/place";

const woods = "I went to the woods because I wished to live deliberately, to front only the essential facts.";
const men =
  "The mass of men lead lives of quiet desperation. What is called resignation is confirmed desperation, as they go from the desperate city into the desperate country.";
const drummer = "If a man does not keep pace with his companions, perhaps he hears a different drummer.";
const time =
  "Time is but the stream I go a-fishing in. I drink at it; but while I drink I see the sandy bottom.";
const heaven = "Heaven is under our feet as well as over our heads, and the ice is cut in blocks.";

/** For each old paragraph what became of it and where; for each new one the key it bears. */
function aligned(old: string[], next: string[]) {
  const { alignment } = editions(old, next);
  return {
    old: alignment.old.map(({ fate, to }) => `${fate} ${to.join(",")}`.trim()),
    keys: alignment.next.map(({ key }) => key),
  };
}

describe("what became of the paragraphs of a text that somebody corrected", () => {
  type Row = [said: string, old: string[], next: string[], fates: string[], keys: (string | null)[]];
  const table: Row[] = [
    ["nothing changed", [woods, men], [woods, men], ["same 0", "same 1"], ["k0", "k1"]],
    [
      "a word changed",
      [woods, men],
      [woods.replace("woods", "forest"), men],
      ["changed 0", "same 1"],
      ["k0", "k1"],
    ],
    ["one was put in before", [woods, men], [time, woods, men], ["same 1", "same 2"], [null, "k0", "k1"]],
    ["one was taken out", [woods, time, men], [woods, men], ["same 0", "gone", "same 1"], ["k0", "k2"]],
    [
      "one was put somewhere else, and corrected there",
      [woods, men, drummer, time],
      [men, drummer, time, woods.replace("wished", "wanted")],
      ["moved 3", "same 0", "same 1", "same 2"],
      ["k1", "k2", "k3", "k0"],
    ],
    [
      "one was divided: the part that holds most of its words bears its key",
      [woods, `${men} ${heaven}`, drummer],
      [woods, men, heaven, drummer],
      ["same 0", "split 1,2", "same 3"],
      ["k0", "k1", null, "k2"],
    ],
    [
      "two were joined: they bear the key of the longer one",
      [woods, heaven, men, drummer],
      [woods, `${heaven} ${men}`, drummer],
      ["same 0", "merged 1", "merged 1", "same 2"],
      ["k0", "k2", "k3"],
    ],
    [
      "another stands where one was",
      [woods, men, drummer],
      [woods, time, drummer],
      ["same 0", "gone", "same 2"],
      ["k0", null, "k2"],
    ],
    [
      "a heading of one word is spelt otherwise",
      ["# Colour", woods, "# Economy", men],
      ["# Color", woods, "# Economy", men],
      ["changed 0", "same 1", "same 2", "same 3"],
      ["k0", "k1", "k2", "k3"],
    ],
    [
      "a paragraph became a heading",
      ["Economy", woods],
      ["# Economy", woods],
      ["changed 0", "same 1"],
      ["k0", "k1"],
    ],
    [
      "rows of asterisks are told apart by their place",
      [woods, "* * *", men, "* * *", drummer],
      [woods, "* * *", men, time, "* * *", drummer],
      ["same 0", "same 1", "same 2", "same 4", "same 5"],
      ["k0", "k1", "k2", null, "k3", "k4"],
    ],
    ["all is new", [woods, men], [time, heaven], ["gone", "gone"], [null, null]],
    ["there was nothing", [], [woods], [], [null]],
    ["there is nothing", [woods], [], ["gone"], []],
    ["an empty one stays empty", ["", woods], ["", woods], ["same 0", "same 1"], ["k0", "k1"]],
    [
      "verses that return keep their order",
      ["Oh, the wind", woods, "Oh, the wind", men, "Oh, the wind"],
      ["Oh, the wind", woods, "Oh, the wind", men, "Oh, the wind"],
      ["same 0", "same 1", "same 2", "same 3", "same 4"],
      ["k0", "k1", "k2", "k3", "k4"],
    ],
    [
      "Chinese without spaces",
      ["学而时习之，不亦说乎？有朋自远方来，不亦乐乎？", "巧言令色，鲜矣仁。"],
      ["巧言令色，鲜矣仁！", "學而時習之，不亦说乎？有朋自远方来，不亦乐乎？"],
      ["changed 1", "moved 0"],
      ["k1", "k0"],
    ],
    [
      "Hebrew that lost its points",
      ["וַיְהִי בִּימֵי שְׁפֹט הַשֹּׁפְטִים וַיְהִי רָעָב בָּאָרֶץ"],
      ["ויהי בימי שפט השפטים ויהי רעב בארץ"],
      ["changed 0"],
      ["k0"],
    ],
  ];
  test.each(table)("%s", (_, old, next, fates, keys) => {
    expect(aligned(old, next)).toEqual({ old: fates, keys });
  });
});

const anyEdition = fc.array(
  fc.oneof(
    fc.constantFrom(woods, men, drummer, "# Economy", "* * *", ""),
    fc
      .array(fc.constantFrom("the", "woods", "men", "ice", "drum", "🌲", "仁", "a"), { maxLength: 12 })
      .map((words) => words.join(" ")),
    fc.string({ unit: "grapheme", maxLength: 40 }),
  ),
  { maxLength: 12 },
);

describe("whatever two editions hold", () => {
  test("each key is borne once at most, by a paragraph that holds words of its own, and both sides say the same", () => {
    fc.assert(
      fc.property(anyEdition, anyEdition, (oldTexts, nextTexts) => {
        const { old, next, alignment } = editions(oldTexts, nextTexts);
        expect(alignment.old).toHaveLength(old.length);
        expect(alignment.next).toHaveLength(next.length);
        const keys = alignment.next.flatMap(({ key }) => key ?? []);
        expect(new Set(keys).size).toBe(keys.length);
        const forth = alignment.old.flatMap(({ to }, index) => to.map((there) => `${index} ${there}`));
        const back = alignment.next.flatMap(({ from }, index) => from.map((there) => `${there} ${index}`));
        expect(new Set(forth)).toEqual(new Set(back));
        alignment.next.forEach(({ key, from }) => {
          if (key !== null) expect(from.map((index) => old[index]?.key)).toContain(key);
        });
        for (const { fate, to } of alignment.old) expect(fate === "gone").toBe(to.length === 0);
      }),
    );
  });

  test("an edition that is the same keeps every paragraph and every key", () => {
    fc.assert(
      fc.property(anyEdition, (texts) => {
        const { old, alignment } = editions(texts, texts);
        expect(alignment.old.map(({ fate }) => fate)).toEqual(old.map((): Fate => "same"));
        expect(alignment.next.map(({ key }) => key)).toEqual(old.map(({ key }) => key));
      }),
    );
  });
});

test("a long text is aligned step by step, so that others have their turn", () => {
  const texts = Array.from({ length: 4_000 }, (_, at) => `${woods} ${at} ${men}`);
  const old = texts.map((text, at) => ({ key: `k${at}`, kind: "paragraph" as const, text }));
  const steps = alignParagraphs(
    old,
    old.map(({ text }) => ({ kind: "paragraph" as const, text: `${text} And so on.` })),
  );
  let count = 0;
  while (!steps.next().done) count++;
  expect(count).toBeGreaterThan(20);
});

test("a text that repeats one paragraph without end is aligned soon, whatever was put in", () => {
  const old = Array.from({ length: 5_000 }, (_, at) => ({
    key: `k${at}`,
    kind: "paragraph" as const,
    text: woods,
  }));
  const next = [
    { kind: "paragraph" as const, text: men },
    ...old,
    { kind: "paragraph" as const, text: time },
  ];
  const alignment = finished(alignParagraphs(old, next));
  expect(alignment.old.filter(({ fate }) => fate === "gone")).toEqual([]);
}, 10_000);
