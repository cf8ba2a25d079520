import fc from "fast-check";
import { expect, test } from "vitest";
import type { ImportedText } from "@/domain/formats/imported-text";
import { lettersOf } from "@/domain/formats/letters-of";
import { parsePdf } from "@/domain/formats/pdf/pdf";
import { type Placed, pdfOf } from "../../support/pdf-of";

async function read(pages: readonly (readonly Placed[])[]): Promise<ImportedText> {
  const parsed = await parsePdf(pdfOf(pages));
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

const texts = ({ paragraphs }: ImportedText) => paragraphs.map(({ text }) => text);
const aside = ({ excluded }: ImportedText) => excluded.map(({ reason, text }) => [reason, text]);

/** Columns of twenty letters from right to left; a blank at the beginning is an indent. */
const TOP = 760;
const columns = (words: readonly string[], x = 520, size = 12): Placed[] =>
  words.map((text, at) => ({
    text: text.trimStart(),
    x: x - 1.7 * size * at,
    y: TOP - size * (text.length - text.trimStart().length),
    size,
    downwards: true,
  }));

const CAT = [
  "　吾輩は猫である。名前はまだ無い。どこで生",
  "れたかとんと見当がつかぬ。何でも薄暗いじめ",
  "じめした所で泣いていた事だけは記憶している。",
  "　吾輩はここで始めて人間というものを見た。し",
  "かもあとで聞くとそれは書生という人間中で一",
  "番獰悪な種族であったそうだ。",
];
const FIRST = CAT.slice(0, 3).join("").trim();
const SECOND = CAT.slice(3).join("").trim();

test("Columns of letters are read downwards and from right to left, a paragraph from each indent", async () => {
  const text = await read([columns(CAT)]);
  expect(texts(text)).toEqual([FIRST, SECOND]);
  expect(text.language).toBe("ja");
});

test("A paragraph goes on over the end of a page, and its number and head are set aside", async () => {
  const page = (words: readonly string[], number: string): Placed[] => [
    { text: "I am a cat", x: 72, y: 810, size: 8 },
    ...columns(words),
    { text: number, x: 300, y: 30, size: 8 },
  ];
  const text = await read([page(CAT.slice(0, 5), "12"), page([...CAT.slice(5), ...CAT], "13")]);
  expect(texts(text)).toEqual([FIRST, SECOND, FIRST, SECOND]);
  expect(aside(text)).toEqual([
    ["running-head", "I am a cat"],
    ["page-number", "12 · 13"],
  ]);
});

test("What stands small beside letters to say how they are read is set aside", async () => {
  const ruby: Placed[] = [
    { text: "わがはい", x: 529, y: TOP - 12, size: 5, downwards: true },
    { text: "けんとう", x: 508, y: TOP - 7 * 12, size: 5, downwards: true },
  ];
  const text = await read([[...columns(CAT), ...ruby]]);
  expect(texts(text)).toEqual([FIRST, SECOND]);
  expect(aside(text)).toEqual([["furniture", "わがはい · けんとう"]]);
});

test("A title that stands across the columns is read before them, and what is below them after", async () => {
  const title: Placed = { text: "I am a cat", x: 200, y: 810, size: 20 };
  const below: Placed = { text: "Written in the year of the great comet.", x: 72, y: 60, size: 9 };
  const text = await read([[...columns(CAT), title, below]]);
  expect(text.title).toBe("I am a cat");
  expect(texts(text)).toEqual([FIRST, SECOND, below.text]);
});

test("A title in a column of its own is a heading", async () => {
  const title: Placed = { text: "吾輩は猫である", x: 540, y: TOP, size: 20, downwards: true };
  const text = await read([[title, ...columns(CAT, 490), ...columns(CAT, 360)]]);
  expect(text.title).toBe("吾輩は猫である");
  expect(texts(text)).toEqual([FIRST, SECOND, FIRST, SECOND]);
});

test("Figures that stand upright in a column, and words that lie in one, are read in its run", async () => {
  const [before, after] = ["明治", "年に英国の雑誌"];
  const figures: Placed[] = [
    { text: before, x: 520, y: TOP, size: 12, downwards: true },
    { text: "38", x: 513.3, y: TOP - 24 - 10, size: 12 },
    { text: after, x: 520, y: TOP - 36, size: 12, downwards: true },
  ];
  expect(texts(await read([figures]))).toEqual([`${before}38${after}`]);
});

test("Each speech is a paragraph of its own", async () => {
  const speeches = ["「行くのか」", "「うん、もう行くよ」", "「それでは、さようなら」"];
  const all = [...speeches.map((speech) => `　${speech}`), ...CAT];
  expect(texts(await read([columns(all)]))).toEqual([...speeches, FIRST, SECOND]);
});

test("No letter set downwards is lost or put elsewhere", async () => {
  const letters = fc.stringMatching(/^[猫名前見人間話私山川田中\u3042-\u3082]{12,30}$/u);
  const page = fc.array(letters, { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 3 }), async (pages) => {
      const { paragraphs, excluded } = await read(pages.map((words) => columns(words)));
      expect(excluded).toEqual([]);
      expect(paragraphs.every(({ text }) => text.trim() !== "")).toBe(true);
      expect(lettersOf(paragraphs.map(({ text }) => text).join(""))).toBe(lettersOf(pages.flat().join("")));
    }),
    { numRuns: 40 },
  );
}, 60_000);
