import { describe, expect, test } from "vitest";
import { annotationEdit, newAnnotation, postEdit } from "@/domain/wire/annotation";

const body = { markdown: "Well" };
const passage = { paragraph: 1, quote: "live deliberately" };

describe("what Postgres could not keep is refused where it comes in", () => {
  test.each([
    ["a NUL in a tag", { passage, body, tags: ["a\0b"] }],
    ["half a character in a tag", { passage, body, tags: ["\ud83c"] }],
    ["a NUL in a key", { passage: { paragraph: "\0" }, body }],
    ["a NUL in a quote", { passage: { paragraph: 1, quote: "\0" }, body }],
    ["half a character quoted", { passage: { selectors: [{ type: "TextQuoteSelector", exact: "\udf32" }] } }],
    ["a number beyond all paragraphs", { passage: { paragraph: 9_999_999_999 }, body }],
    ["one to end at", { passage: { paragraph: 1, throughParagraph: 9_999_999_999 }, body }],
  ])("%s", (_, input) => {
    expect(newAnnotation.safeParse(input).success).toBe(false);
  });

  test("a version beyond all versions", () => {
    expect(annotationEdit.safeParse({ version: 99_999_999_999, tags: [] }).success).toBe(false);
    expect(postEdit.safeParse({ version: 99_999_999_999, body }).success).toBe(false);
  });
});

test("context that another program cut through a character is no reason to refuse", () => {
  const input = { passage: { ...passage, prefix: "\udf32 to ", suffix: ".\ud83c" }, body, tags: ["🌲"] };
  expect(newAnnotation.safeParse(input).success).toBe(true);
});
