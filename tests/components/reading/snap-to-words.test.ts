import { expect, test } from "vitest";
import { wordAround } from "@/components/reading/snap-to-words";

const wholeAt = (text: string, offset: number, language?: string) => {
  const word = wordAround(text, offset, language);
  return word && text.slice(word.start, word.end);
};

test("a pointer that lets go within a word means all of it", () => {
  expect(wholeAt("The citizens were far from bad.", 8, "en")).toBe("citizens");
  expect(wholeAt("It wasn’t so.", 5, "en")).toBe("wasn’t");
  expect(wholeAt("قرأنا الكتاب معا", 9, "ar")).toBe("الكتاب");
});

test("at a word's edge, and between words, it means what it chose", () => {
  expect(wholeAt("The citizens were", 4, "en")).toBeNull();
  expect(wholeAt("The citizens were", 12, "en")).toBeNull();
  expect(wholeAt("bad.", 4, "en")).toBeNull();
});

test("where no spaces divide words, every letter can be chosen", () => {
  expect(wholeAt("人工智能是什么", 1, "zh")).toBeNull();
  expect(wholeAt("ひらがなで書く", 2, "ja")).toBeNull();
});
