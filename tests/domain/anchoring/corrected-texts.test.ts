import { describe, expect } from "vitest";
import { alignParagraphs } from "@/domain/anchoring/align-paragraphs";
import { placePassage } from "@/domain/anchoring/place-passage";
import {
  type Correction,
  chanceFrom,
  choosePassage,
  correctText,
  judgePlaced,
  whereIn,
} from "../../support/correct-text";
import { fixture, jsonFixture, testWithFixtures } from "../../support/fixtures";
import { finished } from "../../support/place";

const plain = (name: string): string[] =>
  fixture(`texts/${name}`)
    .toString("utf8")
    .split(/\r?\n\s*\n/)
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");

const TEXTS: Record<string, () => string[]> = {
  "Les Misérables, its first 2,000 paragraphs": () => plain("les-miserables-en.txt").slice(0, 2_000),
  "Dostoevsky in Russian": () => plain("zapiski-iz-podpolya-ru.txt"),
  "Arabic prose": () => plain("durra-yatima-ar.txt"),
  "the book of Ruth in Hebrew": () => plain("ruth-he.txt"),
  "the Analects in Chinese": () =>
    jsonFixture<{ paragraphs: string[] }[]>("texts/lunyu-zh.json").flatMap(({ paragraphs }) => paragraphs),
};

const LIGHT: Correction = { words: 0.02, sentences: 0.01, paragraphs: 0.02, typography: true };
const MEDIUM: Correction = { words: 0.06, sentences: 0.06, paragraphs: 0.06, typography: true };

describe("of 1,500 passages in a text with words, sentences and paragraphs changed, put in, moved and taken out", () => {
  for (const [name, texts] of Object.entries(TEXTS))
    testWithFixtures(`${name}: next to none is misplaced, and nearly all that are there are found`, () => {
      for (const [share, right] of [
        [LIGHT, 0.988],
        [MEDIUM, 0.98],
      ] as const) {
        const corrected = correctText(texts(), share, 7);
        const editions = {
          ...corrected,
          alignment: finished(alignParagraphs(corrected.old, corrected.next)),
        };
        const where = whereIn(corrected);
        const chance = chanceFrom(3);
        const verdicts = Array.from({ length: 1_500 }, () => {
          const passage = choosePassage(corrected.old, chance, 30);
          return judgePlaced(corrected, where, passage, finished(placePassage(editions, passage)));
        });
        const count = (wanted: string) => verdicts.filter((verdict) => verdict === wanted).length;
        const judged = verdicts.length - count("open");
        expect(count("misplaced") / judged, "misplaced").toBeLessThanOrEqual(0.002);
        expect(count("right") / judged, "right").toBeGreaterThanOrEqual(right);
      }
    });
});
