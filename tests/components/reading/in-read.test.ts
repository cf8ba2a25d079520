import { describe, expect, test } from "vitest";
import { asItStands, inRead, isOfBeside, languageOf, type ReadIn } from "@/components/reading/in-read";
import type { Opening } from "@/components/reading/opening";

const place = (start: number, end: number) => ({
  ...{ state: "exact" as const, paragraph: 1, index: 0, endIndex: 0 },
  ...{ start, end },
});
const inText = { placement: place(2, 5) };
const chosenIn = { ...place(7, 11), id: "german", language: "de", quote: "Wald" };
const inGerman = { placement: { ...place(0, 60), state: "paragraph" as const }, chosenIn };

const text: ReadIn = { translation: null };
const german: ReadIn = { translation: "german" };
const french: ReadIn = { translation: "french" };
const beside: ReadIn = { translation: null, beside: { id: "german", language: "de", direction: "ltr" } };

describe("where the words of a thread stand", () => {
  test.each([
    ["chosen in the text: in the text", inText, text, [[2, undefined]]],
    ["chosen in the text: in its column, side by side", inText, beside, [[2, undefined]]],
    ["chosen in the text: nowhere in a translation", inText, german, []],
    ["chosen in a translation: there", inGerman, german, [[7, undefined]]],
    ["chosen in a translation: in its column, side by side", inGerman, beside, [[7, true]]],
    ["chosen in a translation: nowhere in the text", inGerman, text, []],
    ["chosen in a translation: nowhere in another", inGerman, french, []],
  ])("%s", (_, thread, readIn, expected) => {
    const found = inRead(thread, readIn).map(({ placement, isBeside }) => [placement.start, isBeside]);
    expect(found).toEqual(expected);
    expect(asItStands(thread, readIn).placement.start).toBe(expected[0]?.[0] ?? thread.placement.start);
  });
});

describe("what is begun of a passage", () => {
  const of = (translation: string | null) => ({ paragraph: "k1", quote: "Wald", start: 7, translation });
  const reading = (readIn: ReadIn, language: string) =>
    ({ ...readIn, language, original: "en" }) as Opening["reading"];

  test.each([
    ["the text’s own words", of(null), reading(text, "en"), "en", false],
    ["a translation’s, read in it", of("german"), reading(german, "de"), "de", false],
    ["a translation’s, side by side", of("german"), reading(beside, "en"), "de", true],
    ["the text’s, side by side", of(null), reading(beside, "en"), "en", false],
    ["the text’s, read in a translation", of(null), reading(german, "de"), "en", false],
    ["those of a translation that is not on the page", of("french"), reading(beside, "en"), null, false],
  ])("is in the language it was chosen in: %s", (_, passage, read, language, isSecond) => {
    expect(languageOf(passage, read)).toBe(language);
    expect(isOfBeside(passage, read)).toBe(isSecond);
  });
});
