import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lettersOf } from "@/domain/formats/letters-of";
import { styleOfFace } from "@/domain/formats/pdf/face-style";
import { parsePdf } from "@/domain/formats/pdf/pdf";
import type { ProposedParagraph } from "@/domain/paragraphs";
import { column, type Placed, pdfOf } from "../../support/pdf-of";

async function paragraphs(pages: readonly (readonly Placed[])[]): Promise<ProposedParagraph[]> {
  const parsed = await parsePdf(pdfOf(pages));
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value.paragraphs;
}

const stressed = ({ text, marks }: ProposedParagraph): [string, string][] =>
  marks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);

/** Letters are half as wide as they are high, so that each of these stands where the one before it ends. */
const FIXED = { roman: "Courier", italic: "Courier-Oblique", bold: "Courier-Bold" };
const row = (y: number, ...words: [face: string, text: string][]): Placed[] => {
  let x = 72;
  return words.map(([face, text]) => {
    const placed = { text, x, y, face };
    x += 6 * text.length;
    return placed;
  });
};

const BODY = [
  "I went to the woods because I wished to live deliberately, to front",
  "only the essential facts of life, and see if I could not learn what",
].map((text): [string, string] => [FIXED.roman, text]);
const body = (y: number) => BODY.flatMap((words, at) => row(y - 12 * at, words));

describe("the words of a PDF", () => {
  test("that are set in italics or in bold letters stand out", async () => {
    const [one] = await paragraphs([
      [
        ...body(750),
        ...row(726, [FIXED.roman, "it had to "], [FIXED.italic, "teach"], [FIXED.roman, ", and "]),
        ...row(714, [FIXED.bold, "not"], [FIXED.roman, ", when I came to die, discover it."]),
      ],
    ]);
    expect(one && stressed(one)).toEqual([
      ["emphasis", "teach"],
      ["strong", "not"],
    ]);
  });

  test("stand out as one over the end of a line, and over a hyphen there", async () => {
    const [one] = await paragraphs([
      [
        ...body(750),
        ...row(726, [FIXED.roman, "it had to teach, and I read "], [FIXED.italic, "The Iliad and the Odys-"]),
        ...row(714, [FIXED.italic, "sey"], [FIXED.roman, " of "], [FIXED.bold, "Homer, who was a poet of"]),
        ...row(702, [FIXED.bold, "the Greeks"], [FIXED.roman, " long ago."]),
      ],
    ]);
    expect(one && stressed(one)).toEqual([
      ["emphasis", "The Iliad and the Odyssey"],
      ["strong", "Homer, who was a poet of the Greeks"],
    ]);
  });

  test("are not stressed where all of a paragraph, or all of a file, is set alike", async () => {
    const italic = column(["All of it is italic,", "from one end to the other.", "There is no other."]).map(
      (one) => ({ ...one, face: "Times-Italic" }),
    );
    for (const one of await paragraphs([italic])) expect(stressed(one)).toEqual([]);
    const bold = row(640, [
      FIXED.bold,
      "All of this paragraph is set in bold letters, and so nothing stands out.",
    ]);
    const all = await paragraphs([[...body(750), ...bold]]);
    expect(all.map(stressed)).toEqual([[], []]);
  });

  test("stand out of italics where they are upright", async () => {
    const [, quoted] = await paragraphs([
      [
        ...body(750),
        ...body(726),
        ...row(
          640,
          [FIXED.italic, "Whoever reads this in slanted letters will find that "],
          [FIXED.roman, "this"],
        ),
        ...row(628, [FIXED.italic, "stands upright among them, as it should, whatever they say."]),
      ],
    ]);
    expect(quoted && stressed(quoted)).toEqual([["emphasis", "this"]]);
  });

  test("make a heading where they stand alone, which is not stressed once more", async () => {
    const all = await paragraphs([
      [...body(750), ...row(690, [FIXED.bold, "Where I lived"]), ...body(666), ...body(642)],
    ]);
    expect(all.find(({ kind }) => kind === "heading")).toMatchObject({ text: "Where I lived", marks: [] });
  });

  test("are not stressed for a first letter that is set large in a face of its own", async () => {
    const [one] = await paragraphs([
      [{ text: "I", x: 60, y: 742, size: 24, face: "Times-Bold" }, ...body(750), ...body(726)],
    ]);
    expect(one && stressed(one)).toEqual([]);
  });
});

test.each<[name: string, style: string]>([
  ["Helvetica", ""],
  ["ABCDEF+TimesNewRomanPSMT", ""],
  ["TimesNewRomanPS-BoldItalicMT", "italic bold"],
  ["ABCDEF+MinionPro-It", "italic"],
  ["MinionPro-SemiboldIt", "italic bold"],
  ["NimbusRomNo9L-ReguItal", "italic"],
  ["NimbusRomNo9L-Medi", "bold"],
  ["HelveticaNeue-Medium", ""],
  ["UniversLTStd-BlackObl", "italic bold"],
  ["Arial,Bold", "bold"],
  ["BlackadderITC-Regular", ""],
  ["Italianno-Regular", ""],
  ["ABCDEF+CMR10", ""],
  ["ABCDEF+CMTI10", "italic"],
  ["ABCDEF+CMBXTI10", "italic bold"],
  ["ABCDEF+SFBX1000", "bold"],
  ["ABCDEF+CMMI10", ""],
  ["CMCSC10", "smallCaps"],
  ["LMRomanCaps10-Regular", "smallCaps"],
  ["LMRomanSlant10-Bold", "italic bold"],
  ["AlegreyaSC-Regular", "smallCaps"],
  ["NotoSansSC-Bold", "bold"],
  ["", ""],
])("a face called “%s” is %s", (name, style) => {
  const found = Object.entries(styleOfFace(name)).flatMap(([kind, is]) => (is ? [kind] : []));
  expect(found.join(" ")).toBe(style);
});

test("However faces change among words, no letter is lost, and what stands out lies within its paragraph", async () => {
  const word = fc.tuple(fc.constantFrom(...Object.values(FIXED)), fc.stringMatching(/^[a-z]{1,9}[ ,-]?$/));
  const line = fc.array(word, { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
      const placed = lines.flatMap((words, at) => row(750 - 12 * at, ...words));
      const all = await paragraphs([placed]);
      const said = all.map(({ text }) => text).join(" ");
      expect(lettersOf(said)).toBe(lettersOf(placed.map(({ text }) => text).join(" ")));
      for (const { text, marks } of all)
        for (const { start, end } of marks) {
          expect(text.slice(start, end)).toMatch(/^\S(?:.*\S)?$/su);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
        }
    }),
    { numRuns: 60 },
  );
}, 60_000);
