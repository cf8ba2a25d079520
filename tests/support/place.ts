import {
  type Alignment,
  alignParagraphs,
  type NewParagraph,
  type OldParagraph,
} from "@/domain/anchoring/align-paragraphs";
import { type Placed, placePassage } from "@/domain/anchoring/place-passage";
import { type Passage, type Stretch, wordsOf } from "@/domain/passages";
import type { Steps } from "@/domain/search-words";

/** The result, without letting others have their turn. */
export function finished<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export type Pair = { old: OldParagraph[]; next: NewParagraph[]; alignment: Alignment };

/** Two editions, aligned. Paragraphs that begin with `# ` are headings; keys are k0, k1 … */
export function editions(oldTexts: readonly string[], nextTexts: readonly string[]): Pair {
  const paragraph = (text: string): NewParagraph =>
    text.startsWith("# ") ? { kind: "heading", text: text.slice(2) } : { kind: "paragraph", text };
  const old = oldTexts.map((text, index) => ({ key: `k${index}`, ...paragraph(text) }));
  const next = nextTexts.map(paragraph);
  return { old, next, alignment: finished(alignParagraphs(old, next)) };
}

export const place = (pair: Pair, passage: Passage): Placed => finished(placePassage(pair, passage));

/** A stretch of paragraphs as a passage: its words and what stands around them. */
export function passageAt(paragraphs: readonly { text: string }[], stretch: Stretch): Passage {
  const places = paragraphs.map(({ text }, index) => ({ key: `k${index}`, index, number: index + 1, text }));
  return { ...stretch, ...wordsOf(places, stretch) };
}

/** The first place, in the old edition, of some words within a paragraph. */
export function passageOf(paragraphs: readonly { text: string }[], words: string): Passage {
  const startIndex = paragraphs.findIndex(({ text }) => text.includes(words));
  const startOffset = paragraphs[startIndex]?.text.indexOf(words) ?? -1;
  return passageAt(paragraphs, {
    startIndex,
    startOffset,
    endIndex: startIndex,
    endOffset: startOffset + words.length,
  });
}

/** What stands in a stretch, several paragraphs joined as in `text.txt`. */
export const textAt = (paragraphs: readonly { text: string }[], stretch: Stretch): string =>
  passageAt(paragraphs, stretch).quote;
