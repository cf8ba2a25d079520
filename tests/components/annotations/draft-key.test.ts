import { expect, test } from "vitest";
import { draftKeyOf } from "@/components/annotations/draft-key";
import type { ComposerPlace } from "@/components/reading/room-state";

const keyOf = (passage: ComposerPlace["passage"]) =>
  draftKeyOf("dora", "walden", { kind: "comment", passage, anchorIndex: 0, quote: null });

test("what is begun of the words at one place in two languages is kept apart, and of the paragraph together", () => {
  const words = { paragraph: "k1", start: 4, quote: "woods" };
  expect(keyOf({ ...words, translation: "german" })).not.toBe(keyOf(words));
  expect(keyOf({ ...words, translation: null })).toBe(keyOf(words));
  expect(keyOf({ paragraph: "k1", translation: "german" })).toBe(keyOf({ paragraph: "k1" }));
});
