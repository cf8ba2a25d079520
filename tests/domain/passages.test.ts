import { describe, expect, test } from "vitest";
import type { PassageInput, Place } from "@/domain/passages";
import { jsonFixture, testWithFixtures } from "../support/fixtures";
import { locate } from "../support/locate";

const places = (...texts: string[]): Place[] =>
  texts.map((text, index) => ({ key: `k${index}`, index, number: index + 1, text }));

const walden = places(
  "I went to the woods because I wished to live deliberately.",
  "The woods, the woods; to front only the essential facts of life 🌲 in the woods.",
  "And not, when I came to die, discover that I had not lived.",
);

const found = (wanted: PassageInput, within = walden) => {
  const located = locate(within, wanted);
  if (!located.ok) return located.code;
  const { startIndex, startOffset, endIndex, endOffset } = located.passage;
  return [startIndex, startOffset, endIndex, endOffset];
};

describe("a passage in a paragraph", () => {
  const table: [string, PassageInput, ReturnType<typeof found>][] = [
    ["exact words", { paragraph: 1, quote: "the woods" }, [0, 10, 0, 19]],
    ["by the paragraph's key", { paragraph: "k0", quote: "the woods" }, [0, 10, 0, 19]],
    ["the whole paragraph", { paragraph: 3 }, [2, 0, 2, 59]],
    ["several whole paragraphs", { paragraph: 1, throughParagraph: 3 }, [0, 0, 2, 59]],
    ["the first of equal words", { paragraph: 2, quote: "woods" }, [1, 4, 1, 9]],
    ["the one its prefix names", { paragraph: 2, quote: "woods", prefix: "🌲 in the " }, [1, 74, 1, 79]],
    ["the one its suffix names", { paragraph: 2, quote: "woods", suffix: "; to front" }, [1, 15, 1, 20]],
    ["the one nearest to its place", { paragraph: 2, quote: "woods", start: 70 }, [1, 74, 1, 79]],
    ["context that is a little off", { paragraph: 2, quote: "woods", suffix: " to frount" }, [1, 15, 1, 20]],
    [
      "into the next paragraph",
      { paragraph: 1, throughParagraph: 2, quote: "deliberately.\n\nThe woods" },
      [0, 45, 1, 9],
    ],
    [
      "with a browser's line break",
      { paragraph: 1, throughParagraph: 2, quote: "deliberately.\nThe woods" },
      [0, 45, 1, 9],
    ],
    ["words that are not there", { paragraph: 1, quote: "the wood s" }, "passage.not-found"],
    ["words merely alike", { paragraph: 1, quote: "live deliberatly" }, "passage.not-found"],
    ["words of another paragraph", { paragraph: 1, quote: "essential facts" }, "passage.not-found"],
    ["no such paragraph", { paragraph: 4 }, "passage.no-such-paragraph"],
    ["a paragraph before it", { paragraph: 2, throughParagraph: 1 }, "passage.no-such-paragraph"],
  ];
  test.each(table)("%s", (_, wanted, expected) => {
    expect(found(wanted)).toEqual(expected);
  });

  test("keeps the words as they stand, and what stands around them", () => {
    const located = locate(walden, { paragraph: 2, quote: "essential facts" });
    expect(located.ok && located.passage).toMatchObject({
      quote: "essential facts",
      prefix: expect.stringMatching(/only the $/),
      suffix: expect.stringMatching(/^ of life 🌲 in/),
    });
  });
});

describe("a passage in a long text", () => {
  const essay = places("The essence of every deed we see here, she seemed to believe. ".repeat(500));

  test("is found at once, however much context was sent and however often its words stand there", () => {
    const prefix = "zq".repeat(10_000);
    expect(found({ paragraph: 1, quote: "e", prefix }, essay)).toEqual([0, 2, 0, 3]);
    expect(found({ paragraph: 1, quote: "deed", prefix, start: 30_030 }, essay)).toEqual([
      0, 30_029, 0, 30_033,
    ]);
  }, 2_000);

  test("is found by its context among thousands of equal words", () => {
    const texts = [
      `${"the woods and ".repeat(5_000)}the woods by the lake, ${"the woods and ".repeat(5_000)}`,
    ];
    const wanted = { paragraph: 1, quote: "the woods", suffix: " by the lake" };
    expect(found(wanted, places(...texts))).toEqual([0, 70_000, 0, 70_009]);
  });

  test("that repeats itself without end is given up, not searched for minutes", () => {
    const quote = `${"a".repeat(9_000)}b${"a".repeat(9_000)}`;
    expect(found({ paragraph: 1, quote }, places("a".repeat(1_000_000)))).toBe("passage.not-found");
  }, 2_000);

  test.each([
    ["in its first half, before the place that is hinted at", 131_000, 200_000],
    ["where one step of the search ends", 131_069, 0],
    ["behind that", 131_200, 0],
    ["nearest to its end", 250_000, 299_000],
  ])("is found %s, whatever white space is around it", (_, at, start) => {
    const filling = "of  the\nroad ".repeat(30_000);
    const text = `${filling.slice(0, at)}\n \t a needle\n\n\n in \u00a0 hay ${filling.slice(at, 300_000)}`;
    for (const quote of ["a needle in hay", "a needle\n\n\n in \u00a0 hay"])
      expect(found({ paragraph: 1, quote, start }, places(text))).toEqual([0, at + 4, 0, at + 24]);
    expect(found({ paragraph: 1, quote: "a needle in  the", start }, places(text))).toBe("passage.not-found");
  });

  test("has an end: more than a passage may have is refused with its length", () => {
    const long = places(...Array.from({ length: 3 }, () => "word ".repeat(2_000)));
    const refusal = { ok: false, code: "passage.too-long", values: { limit: 20_000 } };
    expect(locate(long, { paragraph: 1, throughParagraph: 3 })).toMatchObject({
      ...refusal,
      values: { length: 30_004 },
    });
    const quote = "word ".repeat(5_000);
    expect(locate(long, { paragraph: 1, quote })).toMatchObject(refusal);
    expect(locate(long, { paragraph: 1, throughParagraph: 2, quote: "word word" }).ok).toBe(true);
  });
});

test("what stands around a passage is cut between characters, never through one", () => {
  const trees = places(`${"🌲".repeat(20)}x!${"🌲".repeat(20)} the woods y${"🌲".repeat(20)}`);
  for (const quote of ["x", "x!", "the woods", "the woods y"]) {
    const located = locate(trees, { paragraph: 1, quote });
    const { prefix = "", suffix = "" } = located.ok ? located.passage : {};
    expect(prefix + suffix).toContain("🌲");
    expect(`${prefix} ${suffix}`).not.toMatch(/\p{Cs}/u);
  }
});

describe("a passage by W3C selectors", () => {
  test("a position counts code points of the whole text", () => {
    const text = walden.map((place) => place.text).join("\n\n");
    const inCodePoints = [...text.slice(0, text.indexOf("in the woods."))].length;
    const selectors = [{ type: "TextPositionSelector" as const, start: inCodePoints, end: inCodePoints + 6 }];
    const located = locate(walden, { selectors });
    expect(located.ok && located.passage.quote).toBe("in the");
  });

  test("a quote is found in the whole text; position decides between equals", () => {
    const quote = { type: "TextQuoteSelector" as const, exact: "woods" };
    expect(found({ selectors: [quote] })).toEqual([0, 14, 0, 19]);
    const position = { type: "TextPositionSelector" as const, start: 133, end: 138 };
    expect(found({ selectors: [quote, position] })).toEqual([1, 74, 1, 79]);
  });

  test.each([
    ["past the end", 900, 910],
    ["backwards", 9, 4],
    ["empty", 4, 4],
  ])("a position %s is refused", (_, start, end) => {
    expect(found({ selectors: [{ type: "TextPositionSelector", start, end }] })).toBe("passage.out-of-range");
  });
});

describe("a passage has something to read in it", () => {
  const spaced = places("One  two", "\u00a0three\u200b \t", "four…");
  const whole = spaced.map(({ text }) => text).join("\n\n");
  const quoted = (exact: string): PassageInput => ({ selectors: [{ type: "TextQuoteSelector", exact }] });

  const blank = [" ", "  ", "\n", "\n\n", "\u00a0", "\u200b", "\t", "\u200b \t\n\n", "\n\n\u00a0"];
  test.each(blank)("%j is no words", (quote) => {
    expect(found({ paragraph: 1, throughParagraph: 3, quote }, spaced)).toBe("passage.not-found");
    expect(found(quoted(quote), spaced)).toBe("passage.not-found");
  });

  test.each(["…", "r…", "e\u200b \t\n\nf", "two\n", "\n\nfour"])("%j is", (quote) => {
    expect(found({ paragraph: 1, throughParagraph: 3, quote }, spaced)).not.toBe("passage.not-found");
    expect(found(quoted(quote), spaced)).not.toBe("passage.not-found");
  });

  test("wherever it begins and ends, it ends after it begins, and what is blank is refused", () => {
    for (let start = 0; start < whole.length; start++)
      for (let end = start + 1; end <= whole.length; end++) {
        const exact = whole.slice(start, end);
        const position = { type: "TextPositionSelector" as const, start, end };
        const byPlace = locate(spaced, { selectors: [position] });
        const byWords = locate(spaced, {
          selectors: [{ type: "TextQuoteSelector", exact }, position],
        });
        const isBlank = /^[\s\u200b]*$/.test(exact);
        expect(byPlace.ok ? "is there" : byPlace.code).toBe(isBlank ? "passage.out-of-range" : "is there");
        expect(byWords.ok ? "is there" : byWords.code).toBe(isBlank ? "passage.not-found" : "is there");
        for (const located of [byPlace, byWords]) {
          if (!located.ok) continue;
          const { startIndex, startOffset, endIndex, endOffset, quote } = located.passage;
          expect([endIndex - startIndex, endOffset - startOffset]).not.toEqual([0, 0]);
          expect(endIndex > startIndex || (endIndex === startIndex && endOffset > startOffset)).toBe(true);
          expect(quote).toBe(exact.replace(/^\n+|\n+$/g, ""));
        }
      }
  });
});

type Case = { text: string; quote: string; prefix?: string; suffix?: string; expected: string };

testWithFixtures("context picks the occurrence that others' annotators pick", () => {
  const { texts, contextCases } = jsonFixture<{ texts: Record<string, string>; contextCases: Case[] }>(
    "anchoring/hypothesis/match-quote-cases.json",
  );
  for (const { text, expected, quote, prefix, suffix } of contextCases) {
    const words = texts[text] ?? "";
    const located = locate(places(words), { paragraph: 1, quote, prefix, suffix });
    expect(located.ok && located.passage.startOffset, `${prefix} | ${suffix}`).toBe(words.indexOf(expected));
  }
});

type Match = {
  html: string;
  selector: { exact: string; prefix?: string; suffix?: string };
  expected: unknown[];
};

testWithFixtures("a quote is found wherever the Apache Annotator finds one, and nowhere else", () => {
  const cases = jsonFixture<Record<string, Match>>("anchoring/incubator-annotator/text-quote-match.json");
  for (const [name, { html, selector, expected }] of Object.entries(cases)) {
    if (selector.exact === "") continue;
    const { prefix = "", suffix = "" } = selector;
    // Ours finds the words even where their surroundings have changed.
    if (expected.length === 0 && (prefix || suffix)) continue;
    const text = html.replace(/<[^>]+>/g, "");
    const located = locate(places(text), { paragraph: 1, quote: selector.exact, prefix, suffix });
    expect(located.ok, name).toBe(expected.length > 0);
    if (!located.ok) continue;
    const { startOffset, endOffset } = located.passage;
    expect(
      text.slice(0, startOffset).endsWith(prefix) && text.slice(endOffset).startsWith(suffix),
      name,
    ).toBe(true);
  }
});
