import { expect } from "vitest";
import type { ImportedText } from "@/domain/formats/imported-text";
import { type PlainTextOptions, parsePlainText } from "@/domain/formats/plain-text";
import { numberParagraphs } from "@/domain/paragraphs";
import { fixture, jsonFixture, testWithFixtures } from "../../support/fixtures";

function read(text: string | Uint8Array, options?: PlainTextOptions): ImportedText {
  const parsed = parsePlainText(text, options);
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

type Expected = {
  title: string;
  paragraphCount: number;
  excluded: string[];
  quotes: number[];
  first: string;
  last: string;
  singleNewlineBreaksBefore: number[];
};

testWithFixtures("the pasted web page becomes what a careful person makes of it", () => {
  const bytes = fixture("seed/did-leninism-lead-to-stalinism.txt");
  const expected = jsonFixture<Expected>("seed/expected.json");
  const { title, paragraphs, excluded, direction, language, warnings } = read(bytes);
  let made = 0;
  const numbered = numberParagraphs(paragraphs, () => String(made++));
  const texts = numbered.map(({ text }) => text);

  expect(title).toBe(expected.title);
  expect(numbered.map(({ number }) => number)).toEqual(
    Array.from({ length: expected.paragraphCount }, (_, n) => n + 1),
  );
  expect(excluded.map(({ text }) => text)).toEqual(expected.excluded);
  expect(numbered.filter(({ kind }) => kind === "quote").map(({ number }) => number)).toEqual(
    expected.quotes,
  );
  expect([texts.at(0), texts.at(-1)]).toEqual([expected.first, expected.last]);
  const raw = bytes.toString("utf8");
  const singly = texts.flatMap((text, at) =>
    at > 0 && raw.includes(`${texts[at - 1]}\n${text}`) ? [at + 1] : [],
  );
  expect(singly).toEqual(expected.singleNewlineBreaksBefore);
  expect([direction, language, warnings]).toEqual(["ltr", "en", []]);
  for (const text of texts) expect(raw).toContain(text);
});

testWithFixtures("a novel keeps its volumes, chapters and dialogue", () => {
  const { paragraphs, excluded, language } = read(fixture("texts/les-miserables-en.txt"));
  expect(paragraphs).toHaveLength(14_038);
  expect(paragraphs.slice(3, 9).map(({ kind, text }) => [kind, text])).toEqual([
    ["heading", "Volume I"],
    ["heading", "Fantine"],
    ["heading", "Book I"],
    ["heading", "A Just Man"],
    ["heading", "I"],
    ["heading", "M. Myriel"],
  ]);
  expect(paragraphs.filter(({ kind }) => kind === "quote")).toEqual([]);
  expect(paragraphs.filter(({ attrs }) => attrs?.ornament)).toEqual([]);
  expect([new Set(excluded.map(({ text }) => text)), excluded.length, language]).toEqual([
    new Set(["↩"]),
    31,
    "en",
  ]);
});

testWithFixtures("Hebrew and Arabic run from right to left", () => {
  const ruth = read(fixture("texts/ruth-he.txt"), { name: "ruth-he.txt" });
  expect([ruth.language, ruth.direction, ruth.title, ruth.paragraphs.length]).toEqual([
    "he",
    "rtl",
    "Ruth he",
    85,
  ]);
  const durra = read(fixture("texts/durra-yatima-ar.txt"));
  expect([durra.language, durra.direction, durra.title]).toEqual(["ar", "rtl", "الرسالة"]);
});

testWithFixtures("a Russian book shows its author, title, parts and the poem in it", () => {
  const { title, authors, language, paragraphs } = read(fixture("texts/zapiski-iz-podpolya-ru.txt"));
  expect([title, authors, language]).toEqual(["ЗАПИСКИ ИЗ ПОДПОЛЬЯ", ["Федор Достоевский"], "ru"]);
  expect(paragraphs.slice(0, 3).map(({ text, attrs }) => [text, attrs?.level])).toEqual([
    ["Часть I", 1],
    ["ПОДПОЛЬЕ[1]", 2],
    ["I", 2],
  ]);
  const verse = paragraphs.filter(({ kind }) => kind === "verse");
  expect(verse.map(({ text }) => text)).toEqual([expect.stringContaining("Когда из мрака заблужденья\n")]);
});
