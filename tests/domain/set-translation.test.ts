import { describe, expect, test } from "vitest";
import { setEdition } from "@/domain/editions";
import type { Paragraph } from "@/domain/paragraphs";
import { passageInOwn, setBeside, setTranslation, stretchInRows, takenBy } from "@/domain/set-translation";

const paragraph = (index: number, key: string, text: string, over: Partial<Paragraph> = {}): Paragraph => ({
  ...{ index, key, text, number: index + 1, kind: "paragraph" as const, marks: [], attrs: {} },
  ...over,
});

const original = setEdition("original", [
  paragraph(0, "title", "On walls", { kind: "heading", number: null }),
  paragraph(1, "aa", "Good fences make good neighbours.", { number: 1 }),
  paragraph(2, "bb", "Something there is.", { number: 2 }),
  paragraph(3, "cc", "He will not go.", { number: 3 }),
]);

const translated = (...rows: [key: string, text: string][]) =>
  setTranslation(
    original,
    "translation",
    rows.map(([key, text], index) => paragraph(index, key, text)),
  );

const whole = translated(
  ["title", "Des murs"],
  ["aa", "Bonnes clôtures."],
  ["bb", "Il y a."],
  ["cc", "Non."],
);

describe("a translation in the rows of what it translates", () => {
  test("takes more room in memory than its HTML: its words stand beside it, by rows and as they are stored", () => {
    const words = "Des mursBonnes clôtures.Il y a.Non.".length;
    expect(takenBy(whole)).toBe(whole.size + 2 * words);
    expect(takenBy(original)).toBe(original.size);
  });

  test("has the places, keys, numbers and kinds of the original, and its own words", () => {
    const placesOf = (edition: typeof original) =>
      edition.paragraphs.map(({ key, index, number, kind }) => ({ key, index, number, kind }));
    expect(placesOf(whole)).toEqual(placesOf(original));
    expect(whole.indexByKey).toEqual(original.indexByKey);
    expect(whole.paragraphs[1]?.html).toBe("<p>Bonnes clôtures.</p>");
    expect(whole.paragraphs[1]?.length).toBe(16);
    expect(whole.id).toBe("translation");
  });

  test.each([
    [
      "a row without words is empty",
      [
        ["aa", "A."],
        ["cc", "C."],
      ],
      ["", "A.", "", "C."],
    ],
    [
      "what has lost its row is joined to the one before it",
      [
        ["aa", "A."],
        ["old", "O."],
        ["cc", "C."],
      ],
      ["", "A.\n\nO.", "", "C."],
    ],
    [
      "what stood before all that is left stands before the first",
      [
        ["old", "O."],
        ["title", "T."],
        ["aa", "A."],
      ],
      ["O.\n\nT.", "A.", "", ""],
    ],
    [
      "a paragraph that was moved takes its words along",
      [
        ["bb", "B."],
        ["aa", "A."],
      ],
      ["", "A.", "B.", ""],
    ],
    ["nothing at all", [], ["", "", "", ""]],
  ] as [string, [string, string][], string[]][])("%s", (_, rows, expected) => {
    const set = translated(...rows);
    expect(set.rows.map(({ text }) => text)).toEqual(expected);
    for (const { index, html, length } of set.paragraphs) {
      expect(html.replace(/<[^>]*>/g, "")).toBe(expected[index]);
      expect(length).toBe(expected[index]?.length);
    }
  });

  test("stands beside it, each row with its own language", () => {
    const both = setBeside(original, whole, { language: "fr", direction: "ltr" });
    expect(both.paragraphs[1]).toMatchObject({
      html: original.paragraphs[1]?.html,
      beside: { html: "<p>Bonnes clôtures.</p>", length: 16, language: "fr", direction: "ltr" },
    });
    expect(both.size).toBe(original.size + whole.size);
  });
});

describe("words that were chosen in the rows", () => {
  const joined = translated(
    ["title", "Des murs"],
    ["aa", "Bonnes clôtures."],
    ["old", "Encore."],
    ["cc", "Non."],
  );
  const chosen = (from: [number, number], to: [number, number], quote: string) => ({
    ...{ startIndex: from[0], startOffset: from[1], endIndex: to[0], endOffset: to[1] },
    ...{ quote, prefix: "", suffix: "" },
  });
  const own = (from: [number, number], to: [number, number], quote: string) => ({
    ...{ startIndex: from[0], startOffset: from[1], endIndex: to[0], endOffset: to[1] },
    quote,
  });

  test.each([
    ["in one paragraph", chosen([1, 7], [1, 15], "clôtures"), own([1, 7], [1, 15], "clôtures")],
    ["in one that was joined to another", chosen([1, 18], [1, 24], "Encore"), own([2, 0], [2, 6], "Encore")],
    [
      "over both of a row",
      chosen([1, 7], [1, 25], "clôtures.\n\nEncore."),
      own([1, 7], [2, 7], "clôtures.\n\nEncore."),
    ],
    [
      "over a row without words",
      chosen([1, 18], [3, 3], "Encore.\n\n\n\nNon"),
      own([2, 0], [3, 3], "Encore.\n\nNon"),
    ],
  ])("stand in the translation itself, and again in the rows: %s", (_, inRows, expected) => {
    const found = passageInOwn(joined, inRows);
    expect(found).toMatchObject(expected);
    const { startIndex, startOffset, endIndex, endOffset } = inRows;
    expect(found && stretchInRows(joined, found)).toEqual({ startIndex, startOffset, endIndex, endOffset });
  });

  test("are nowhere in a row without words", () => {
    expect(passageInOwn(joined, chosen([2, 0], [2, 0], ""))).toBeNull();
  });

  test("are no passage where the rows stand in another order than the translation", () => {
    const turned = translated(["bb", "B."], ["aa", "A."]);
    expect(passageInOwn(turned, chosen([1, 0], [2, 2], "A.\n\nB."))).toBeNull();
    const both = { startIndex: 0, startOffset: 0, endIndex: 1, endOffset: 2 };
    expect(stretchInRows(turned, both)).toBeNull();
  });

  test("that a paragraph has which is not there any more stand nowhere", () => {
    const beyond = { startIndex: 9, startOffset: 0, endIndex: 9, endOffset: 1 };
    expect(stretchInRows(joined, beyond)).toBeNull();
  });
});
