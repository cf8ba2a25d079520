import { describe, expect, test } from "vitest";
import { choosePassage, stretchOf } from "@/components/reading/choose-passage";
import { locate } from "../../support/locate";

const paragraphs = [
  { key: "aa", index: 4, text: "The road goes on. So do we." },
  { key: "bb", index: 5, text: "It rained  on Tuesday." },
  { key: "cc", index: 6, text: "The road ends." },
];

describe("a reader chooses words", () => {
  test("in one paragraph: they are sent as chosen, in part too, with what stands around them", () => {
    const chosen = choosePassage(paragraphs.slice(0, 1), 5, 11);
    expect(chosen?.passage).toEqual({
      paragraph: "aa",
      quote: "oad go",
      prefix: "The r",
      suffix: "es on. So do we.",
      start: 5,
    });
    expect(chosen?.stretch).toEqual({ startIndex: 4, startOffset: 5, endIndex: 4, endOffset: 11 });
  });

  test("across paragraphs: the quote joins them by a blank line and names the last", () => {
    const chosen = choosePassage(paragraphs, 18, 8);
    expect(chosen?.quote).toBe("So do we.\n\nIt rained  on Tuesday.\n\nThe road");
    expect(chosen?.passage).toMatchObject({ paragraph: "aa", throughParagraph: "cc", start: 18 });
    expect(chosen?.stretch).toEqual({ startIndex: 4, startOffset: 18, endIndex: 6, endOffset: 8 });
  });

  test.each([
    ["white space at its ends is left out", 17, 21, "So"],
    ["a paragraph only touched at its start does not count", 18, 27, "So do we."],
  ])("%s", (_, start, end, quote) => {
    expect(choosePassage(paragraphs.slice(0, 1), start, end)?.quote).toBe(quote);
  });

  test("dragging to the very start of the next paragraph stays in this one", () => {
    expect(choosePassage(paragraphs.slice(0, 2), 18, 0)?.passage).not.toHaveProperty("throughParagraph");
  });

  test("beginning at the very end of a paragraph begins in the next one", () => {
    const chosen = choosePassage(paragraphs.slice(0, 2), 27, 9);
    expect(chosen?.passage).toMatchObject({ paragraph: "bb", quote: "It rained", start: 0 });
  });

  test("nothing but white space is nothing", () => {
    expect(choosePassage(paragraphs.slice(1, 2), 9, 11)).toBeNull();
  });

  test("the server finds what was chosen exactly there", () => {
    const places = paragraphs.map((paragraph, index) => ({ ...paragraph, index, number: index + 1 }));
    const chosen = choosePassage(places.slice(0, 3), 4, 8);
    if (!chosen) throw new Error("nothing chosen");
    expect(locate(places, chosen.passage)).toMatchObject({ ok: true, passage: chosen.stretch });
  });

  test("what was sent leads back to where it stands on the page", () => {
    const chosen = choosePassage(paragraphs, 18, 8);
    expect(chosen && stretchOf(chosen.passage, paragraphs)).toEqual(chosen?.stretch);
    expect(stretchOf({ paragraph: "bb" }, paragraphs.slice(1, 2))).toEqual({
      startIndex: 5,
      startOffset: 0,
      endIndex: 5,
      endOffset: 22,
    });
  });
});
