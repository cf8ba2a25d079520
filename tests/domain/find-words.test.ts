import { describe, expect, test } from "vitest";
import { excerptOf, findWords, foldWords } from "@/domain/find-words";

const found = (text: string, words: string) =>
  findWords(text, foldWords(words).trim()).map(({ start, end }) => text.slice(start, end));

describe("Words are found as a reader would find them", () => {
  test.each([
    ["in capitals", "The Margin is a margin.", "margin", ["Margin", "margin"]],
    ["without their accents", "Im Café, cafe\u0301 und CAFÉ", "cafe", ["Café", "cafe\u0301", "CAFÉ"]],
    ["with a typed apostrophe", "It isn’t so, isn't it", "isn't", ["isn’t", "isn't"]],
    ["with typed quotation marks", "He said “no”.", '"no"', ["“no”"]],
    ["with a typed hyphen", "1914–1918", "1914-1918", ["1914–1918"]],
    ["over a line's end", "one\n  two", "one two", ["one\n  two"]],
    ["over an invisible hyphen", "hy\u00adphen", "hyphen", ["hy\u00adphen"]],
    ["in Greek, whatever its last letter", "ὁ λόγος", "ΛΟΓΟΣ", ["λόγος"]],
    ["in Hebrew without points", "בְּרֵאשִׁית", "בראשית", ["בְּרֵאשִׁית"]],
    ["in Arabic without vowels, however long it is drawn", "الْعَـــرَب", "العرب", ["الْعَـــرَب"]],
    ["in Chinese", "大學之道在明明德", "明德", ["明德"]],
    ["in letters of two units", "a 𝒞𝓁 b", "cl", ["𝒞𝓁"]],
    ["in ligatures", "ﬁrst", "first", ["ﬁrst"]],
    ["one after the other, not one in the other", "aaaa", "aa", ["aa", "aa"]],
    ["or not at all", "The margin", "merge", []],
    ["and nothing is nowhere", "The margin", "  ", []],
  ])("%s", (_, text, words, expected) => {
    expect(found(text, words)).toEqual(expected);
  });

  test("signs are signs, and none of a pattern", () => {
    expect(found("a.b (a+b) axb", "a.b")).toEqual(["a.b"]);
    expect(found("a.b (a+b) axb", "(a+b)")).toEqual(["(a+b)"]);
  });
});

describe("What was found is shown in its surroundings", () => {
  const excerpt = (text: string, words: string) => excerptOf(text, findWords(text, foldWords(words)));

  test("a short paragraph whole, with all that was found in it", () => {
    expect(excerpt("one two one", "one")).toEqual([
      { text: "one", isFound: true },
      { text: " two ", isFound: false },
      { text: "one", isFound: true },
    ]);
  });

  test("a long one by whole words, and it says that there is more", () => {
    const pieces = excerpt(`${"before ".repeat(40)}here${" after".repeat(40)}`, "here");
    expect(pieces[0]?.text).toBe("… ");
    expect(pieces[1]?.text).toMatch(/^(before )+$/);
    expect(pieces[2]).toEqual({ text: "here", isFound: true });
    expect(pieces[3]?.text).toMatch(/^( after)+$/);
    expect(pieces[4]?.text).toBe(" …");
  });

  test("no sign is cut apart", () => {
    const pieces = excerpt(`${"𝒞".repeat(200)}x${"𝒞".repeat(200)}`, "x");
    expect(pieces.map(({ text }) => text).join("")).not.toMatch(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
    );
  });
});
