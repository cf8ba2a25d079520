import { describe, expect, test } from "vitest";
import { edgesOf, stepWords, type WordStep, wordsIn } from "@/components/reading/word-steps";

const paragraphs = [{ text: "It rained, again." }, { text: "And then?" }];
const words = wordsIn(paragraphs, "en");

function chosenAfter(...steps: WordStep[]): string[] {
  const choice = steps.reduce((now, step) => stepWords(now, step, words), { anchor: 0, focus: 0 });
  const edges = edgesOf(choice, words);
  if (!edges) return [];
  return words
    .slice(words.indexOf(edges.from), words.indexOf(edges.to) + 1)
    .map(({ paragraph, start, end }) => paragraphs[paragraph]?.text.slice(start, end) ?? "");
}

describe("choosing words by keys", () => {
  test("begins with the first word; plain steps carry one word along", () => {
    expect(chosenAfter()).toEqual(["It"]);
    expect(chosenAfter("next", "next", "previous")).toEqual(["rained"]);
  });

  test("extending grows, shrinks, and turns round at the first word", () => {
    expect(chosenAfter("next", "extend-next")).toEqual(["rained", "again"]);
    expect(chosenAfter("next", "extend-next", "extend-previous")).toEqual(["rained"]);
    expect(chosenAfter("next", "extend-previous")).toEqual(["It", "rained"]);
  });

  test("goes on into the next paragraph, and stops at the end", () => {
    expect(chosenAfter("extend-to-end")).toEqual(["It", "rained", "again"]);
    expect(chosenAfter("extend-to-end", "extend-to-end")).toEqual(["It", "rained", "again", "And"]);
    expect(chosenAfter("previous")).toEqual(["It"]);
  });

  test("divides a language without spaces into words", () => {
    expect(wordsIn([{ text: "我们读书" }], "zh").length).toBeGreaterThan(1);
  });
});
