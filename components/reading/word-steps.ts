import type { ChosenFrom } from "./choose-passage";

/** A run of words chosen without a pointer: from one word to another, counted through all paragraphs at hand. */
export type WordChoice = { anchor: number; focus: number };

export type Word = { paragraph: number; start: number; end: number };

/** Every word of the paragraphs, as the language divides them. `paragraph` is the place in the list given. */
export function wordsIn(
  paragraphs: readonly Pick<ChosenFrom, "text">[],
  language: string | undefined,
): Word[] {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  return paragraphs.flatMap(({ text }, paragraph) =>
    [...segmenter.segment(text)]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ segment, index }) => ({ paragraph, start: index, end: index + segment.length })),
  );
}

export type WordStep = "next" | "previous" | "extend-next" | "extend-previous" | "extend-to-end";

/** Where the choice is after a step; plain steps carry one word along, extending ones let it grow and shrink. */
export function stepWords(choice: WordChoice, step: WordStep, words: readonly Word[]): WordChoice {
  const last = words.length - 1;
  const within = (at: number) => Math.min(Math.max(at, 0), last);
  switch (step) {
    case "next": {
      const at = within(choice.focus + 1);
      return { anchor: at, focus: at };
    }
    case "previous": {
      const at = within(choice.focus - 1);
      return { anchor: at, focus: at };
    }
    case "extend-next":
      return { ...choice, focus: within(choice.focus + 1) };
    case "extend-previous":
      return { ...choice, focus: within(choice.focus - 1) };
    case "extend-to-end": {
      const here = words[choice.focus]?.paragraph;
      const end = words.findLastIndex(({ paragraph }) => paragraph === here);
      return { ...choice, focus: within(end === choice.focus ? end + 1 : end) };
    }
  }
}

/** From the start of the first chosen word to the end of the last, whichever way the choice was made. */
export function edgesOf(choice: WordChoice, words: readonly Word[]): { from: Word; to: Word } | null {
  const from = words[Math.min(choice.anchor, choice.focus)];
  const to = words[Math.max(choice.anchor, choice.focus)];
  return from && to ? { from, to } : null;
}
