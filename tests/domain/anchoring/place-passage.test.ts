import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Placed } from "@/domain/anchoring/place-passage";
import { editions, passageAt, passageOf, place, textAt } from "../../support/place";

const woods =
  "I went to the woods because I wished to live deliberately, to front only the essential facts of life.";
const men =
  "The mass of men lead lives of quiet desperation. What is called resignation is confirmed desperation.";
const drummer =
  "If a man does not keep pace with his companions, perhaps it is because he hears a different drummer.";
const time =
  "Time is but the stream I go a-fishing in. I drink at it; but while I drink I see the sandy bottom.";
const castles =
  "If you have built castles in the air, your work need not be lost; that is where they should be.";
const walden = [woods, men, drummer, time, castles];

/** Walden with one paragraph in place of another; null takes it out. */
const corrected = (paragraph: string, ...by: string[]): string[] =>
  walden.flatMap((text) => (text === paragraph ? by : [text]));

const said = (placed: Placed): string | [string, number, string] =>
  placed.state === "lost" ? "lost" : [placed.state, placed.stretch.startIndex, placed.quote];

describe("a passage, in a text that somebody corrected", () => {
  type Row = [said: string, words: string, next: string[], expected: ReturnType<typeof said>];
  const table: Row[] = [
    ["stands where it stood", "quiet desperation", walden, ["exact", 1, "quiet desperation"]],
    [
      "goes along with its paragraph",
      "quiet desperation",
      [castles, woods, drummer, men, time],
      ["exact", 3, "quiet desperation"],
    ],
    [
      "is found although words were put in before it",
      "quiet desperation",
      corrected(men, `It seems that ${men.toLowerCase()}`),
      ["exact", 1, "quiet desperation"],
    ],
    [
      "is not taken for equal words that were put in before it",
      "lives",
      corrected(men, `Their lives are short. ${men}`),
      ["exact", 1, "lives"],
    ],
    [
      "stands in a paragraph of its own now, which has another key",
      "What is called resignation",
      corrected(
        men,
        "The mass of men lead lives of quiet desperation, and go from the city to the country with the bravery of minks.",
        "What is called resignation is confirmed desperation.",
      ),
      ["moved", 2, "What is called resignation"],
    ],
    [
      "was put into another paragraph",
      "while I drink I see the sandy bottom",
      corrected(time, "Time is but the stream I go a-fishing in.").map((text) =>
        text === woods ? `${woods} I drink at it; but while I drink I see the sandy bottom.` : text,
      ),
      ["moved", 0, "while I drink I see the sandy bottom"],
    ],
    [
      "has a word changed within",
      "lead lives of quiet desperation",
      corrected(men, men.replace("quiet", "silent")),
      ["changed", 1, "lead lives of silent desperation"],
    ],
    [
      "has its first word changed",
      "quiet desperation. What is",
      corrected(men, men.replace("quiet", "silent")),
      ["changed", 1, "silent desperation. What is"],
    ],
    [
      "has its last word spelt otherwise",
      "hears a different drummer",
      corrected(drummer, drummer.replace("drummer", "drumer")),
      ["changed", 2, "hears a different drumer"],
    ],
    [
      "of one word is spelt otherwise",
      "desperation",
      corrected(men, men.replace("desperation", "desparation")),
      ["changed", 1, "desparation"],
    ],
    [
      "has other quotation marks and dashes",
      "a-fishing in. I drink",
      corrected(time, time.replace("a-fishing in.", "a‑fishing in…")),
      ["changed", 3, "a‑fishing in… I drink"],
    ],
    [
      "is divided between two paragraphs",
      "quiet desperation. What is called",
      corrected(men, ...men.split(" What").map((part, at) => (at === 1 ? `What${part}` : part))),
      ["exact", 1, "quiet desperation.\n\nWhat is called"],
    ],
    [
      "had nothing put in its place",
      "lead lives of quiet desperation",
      corrected(men, men.replace(" lead lives of quiet desperation", "")),
      "lost",
    ],
    ["stood in a paragraph that is gone", "quiet desperation", corrected(men), "lost"],
    [
      "stood in a paragraph that is another now",
      "quiet desperation",
      corrected(men, "Heaven is under our feet."),
      "lost",
    ],
    [
      "gave way to other words, and its paragraph goes on",
      "keep pace with his companions",
      corrected(drummer, drummer.replace("keep pace with his companions", "walk as all others do")),
      ["paragraph", 2, drummer.replace("keep pace with his companions", "walk as all others do")],
    ],
    [
      "is a whole paragraph, to which words were added",
      castles,
      corrected(castles, `${castles} Now put the foundations under them.`),
      ["exact", 4, castles],
    ],
    [
      "is a whole paragraph, in which words were changed and to which some were added",
      castles,
      corrected(castles, `${castles.replace("castles", "houses")} Now put the foundations under them.`),
      ["changed", 4, `${castles.replace("castles", "houses")} Now put the foundations under them.`],
    ],
  ];
  test.each(table)("%s", (_, words, next, expected) => {
    const pair = editions(walden, next);
    expect(said(place(pair, passageOf(pair.old, words)))).toEqual(expected);
  });

  test("that spans paragraphs does so again", () => {
    const stretch = { startIndex: 0, startOffset: 77, endIndex: 1, endOffset: 15 };
    const pair = editions(walden, [time, woods, men.replace("mass", "masses"), drummer]);
    expect(said(place(pair, passageAt(pair.old, stretch)))).toEqual([
      "changed",
      1,
      "essential facts of life.\n\nThe masses of men",
    ]);
  });

  test("is the same one of many equal ones, wherever others are put in or taken out", () => {
    const refrain = [
      "The wind blows.",
      "the sea, the sea",
      "It blows again.",
      "the sea, the sea",
      "It is still.",
    ];
    const pair = editions(refrain, ["the sea, the sea", ...refrain.slice(0, 2), "Now", ...refrain.slice(2)]);
    const second = passageAt(pair.old, { startIndex: 3, startOffset: 9, endIndex: 3, endOffset: 16 });
    expect(said(place(pair, second))).toEqual(["exact", 5, "the sea"]);
  });

  test("is placed the same by an alignment that comes from elsewhere", () => {
    const pair = editions(walden, corrected(men, men.replace("quiet", "silent")));
    const passage = passageOf(pair.old, "lives of quiet");
    const again = { ...pair, alignment: structuredClone(pair.alignment) };
    expect(place(again, passage)).toEqual(place(pair, passage));
  });
});

describe("in other scripts", () => {
  type Row = [script: string, old: string, words: string, next: string, expected: ReturnType<typeof said>];
  const table: Row[] = [
    [
      "Chinese",
      "学而时习之，不亦说乎？有朋自远方来，不亦乐乎？人不知而不愠，不亦君子乎？",
      "有朋自远方来",
      "孔子曰：学而时习之，不亦说乎？有朋友自远方来，不亦乐乎？人不知而不愠，不亦君子乎？",
      ["changed", 0, "有朋友自远方来"],
    ],
    [
      "Japanese",
      "雨にも負けず風にも負けず雪にも夏の暑さにも負けぬ丈夫なからだをもち",
      "夏の暑さ",
      "雨ニモ負けず風にも負けず、雪にも夏の暑さにも負けぬ丈夫なからだをもち",
      ["exact", 0, "夏の暑さ"],
    ],
    [
      "Arabic, which lost its vowel signs",
      "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ الْحَمْدُ لِلَّهِ رَبِّ الْعَالَمِينَ",
      "الرَّحْمَٰنِ الرَّحِيمِ",
      "بسم الله الرحمن الرحيم الحمد لله رب العالمين",
      ["changed", 0, "الرحمن الرحيم"],
    ],
    [
      "Hebrew",
      "וַיְהִי בִּימֵי שְׁפֹט הַשֹּׁפְטִים וַיְהִי רָעָב בָּאָרֶץ",
      "שְׁפֹט הַשֹּׁפְטִים",
      "ויהי בימי שפט השופטים ויהי רעב בארץ",
      ["changed", 0, "שפט השופטים"],
    ],
    [
      "emoji",
      "The 🌲🌲 stand by the lake 👨‍👩‍👧 where we lived",
      "lake 👨‍👩‍👧 where",
      "The 🌲 stands by the pond 👨‍👩‍👧 where we lived",
      ["changed", 0, "pond 👨‍👩‍👧 where"],
    ],
    [
      "ligatures and long s",
      "Diſtreſs of the ﬁrſt kind came to the houſe at noon",
      "ﬁrſt kind",
      "Distress of the first kind came to the house at noon",
      ["changed", 0, "first kind"],
    ],
  ];
  test.each(table)("%s", (_, old, words, next, expected) => {
    const pair = editions([old], [next]);
    expect(said(place(pair, passageOf(pair.old, words)))).toEqual(expected);
  });
});

const word = fc.constantFrom(
  "the",
  "woods",
  "men",
  "ice",
  "drum",
  "a",
  "🌲",
  "👨‍👩‍👧",
  "仁",
  "é",
  "שְׁפֹט",
  "—",
  "”",
  "of",
  "life",
);
const anyText = fc.oneof(
  fc.array(word, { maxLength: 20 }).map((words) => words.join(" ")),
  fc.array(word, { maxLength: 8 }).map((words) => words.join("")),
  fc.string({ unit: "grapheme", maxLength: 30 }),
);
const anyEditions = fc.record({
  old: fc.array(anyText, { minLength: 1, maxLength: 6 }),
  next: fc.array(anyText, { maxLength: 6 }),
  at: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
});

/** A stretch between characters, chosen by four numbers. */
function stretchIn(paragraphs: readonly { text: string }[], at: number[]) {
  const edges = paragraphs.flatMap(({ text }, index) =>
    [...new Intl.Segmenter().segment(text)].flatMap(
      (one) =>
        [
          [index, one.index],
          [index, one.index + one.segment.length],
        ] as const,
    ),
  );
  if (edges.length === 0) return null;
  const [one, other] = [(at[0] ?? 0) % edges.length, (at[1] ?? 0) % edges.length].sort((a, b) => a - b) as [
    number,
    number,
  ];
  const [[startIndex, startOffset], [endIndex, endOffset]] = [edges[one] ?? [0, 0], edges[other] ?? [0, 0]];
  return { startIndex, startOffset, endIndex, endOffset };
}

const isBetweenCharacters = (text: string, offset: number): boolean =>
  offset === text.length || [...new Intl.Segmenter().segment(text)].some(({ index }) => index === offset);

describe("whatever two editions hold", () => {
  test("a passage is placed on words of the new one, and cuts no character apart", () => {
    fc.assert(
      fc.property(anyEditions, ({ old, next, at }) => {
        const pair = editions(old, next);
        const stretch = stretchIn(pair.old, at);
        if (!stretch) return;
        const passage = passageAt(pair.old, stretch);
        const placed = place(pair, passage);
        if (placed.state === "lost") return;
        const { startIndex, startOffset, endIndex, endOffset } = placed.stretch;
        const [first, last] = [pair.next[startIndex]?.text ?? "", pair.next[endIndex]?.text ?? ""];
        expect(startOffset).toBeLessThanOrEqual(first.length);
        expect(endOffset).toBeLessThanOrEqual(last.length);
        expect(placed.quote).toBe(textAt(pair.next, placed.stretch));
        expect(isBetweenCharacters(first, startOffset) && isBetweenCharacters(last, endOffset)).toBe(true);
        if (placed.state === "exact" || placed.state === "moved")
          expect(placed.quote.replace(/\s+/gu, " ").trim()).toBe(passage.quote.replace(/\s+/gu, " ").trim());
      }),
      { numRuns: 400 },
    );
  });

  test("in an edition that is the same each passage stands where it stood", () => {
    fc.assert(
      fc.property(anyEditions, ({ old, at }) => {
        const pair = editions(old, old);
        const stretch = stretchIn(pair.old, at);
        const words = stretch && textAt(pair.old, stretch);
        if (!stretch || !words || words.trim() !== words) return;
        const placed = place(pair, passageAt(pair.old, stretch));
        expect(placed).toEqual({ state: "exact", stretch, quote: textAt(pair.old, stretch) });
      }),
      { numRuns: 300 },
    );
  });

  test("of words that stand nowhere any more nothing is placed on words", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 3, maxLength: 20 }), (words) => {
        const pair = editions([words.join(" "), men], ["Wholly other sentences now", men]);
        const { state } = place(
          pair,
          passageAt(pair.old, { startIndex: 0, startOffset: 0, endIndex: 0, endOffset: 3 }),
        );
        expect(["lost", "paragraph"]).toContain(state);
      }),
    );
  });
});
