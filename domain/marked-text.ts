import type { Mark } from "./paragraphs";

/** Words and what is marked in them. */
export type MarkedText = { text: string; marks: Mark[] };

export function joinMarked(first: MarkedText, second: MarkedText, between: string): MarkedText {
  const text = first.text + between + second.text;
  const shifted = second.marks.map((mark) => moved(mark, first.text.length + between.length));
  return { text, marks: [...first.marks, ...shifted] };
}

/**
 * Cuts before the character at `at`; blanks around the cut belong to neither half. A mark across the cut goes on in
 * both. Null when a half would have no words.
 */
export function splitMarked({ text, marks }: MarkedText, at: number): [MarkedText, MarkedText] | null {
  const cut = isInsideCharacter(text, at) ? at - 1 : at;
  const firstEnd = text.slice(0, cut).trimEnd().length;
  const second = text.slice(cut);
  const secondStart = cut + second.length - second.trimStart().length;
  if (text.slice(0, firstEnd).trim() === "" || secondStart >= text.length) return null;
  return [part({ text, marks }, 0, firstEnd), part({ text, marks }, secondStart, text.length)];
}

function isInsideCharacter(text: string, at: number): boolean {
  return /^[\udc00-\udfff]/.test(text.slice(at, at + 1)) && /[\ud800-\udbff]$/.test(text.slice(at - 1, at));
}

function part({ text, marks }: MarkedText, start: number, end: number): MarkedText {
  return {
    text: text.slice(start, end),
    marks: marks
      .map((mark) => ({ ...mark, start: Math.max(mark.start, start), end: Math.min(mark.end, end) }))
      .filter((mark) => mark.start < mark.end)
      .map((mark) => moved(mark, -start)),
  };
}

function moved(mark: Mark, by: number): Mark {
  return { ...mark, start: mark.start + by, end: mark.end + by };
}

/** Other words in place of these: what is marked before and after the place that differs stays marked. */
export function replaceMarked({ text, marks }: MarkedText, words: string): MarkedText {
  const shorter = Math.min(text.length, words.length);
  let same = 0;
  while (same < shorter && text[same] === words[same]) same++;
  if (isInsideCharacter(text, same) || isInsideCharacter(words, same)) same--;
  let sameAtEnd = 0;
  while (sameAtEnd < shorter - same && text.at(-1 - sameAtEnd) === words.at(-1 - sameAtEnd)) sameAtEnd++;
  if (isInsideCharacter(text, text.length - sameAtEnd) || isInsideCharacter(words, words.length - sameAtEnd))
    sameAtEnd--;
  const oldEnd = text.length - sameAtEnd;
  const newEnd = words.length - sameAtEnd;
  const follow = (place: number, inside: number) =>
    place <= same ? place : place >= oldEnd ? place - oldEnd + newEnd : inside;
  return {
    text: words,
    marks: marks
      .map((mark) => ({ ...mark, start: follow(mark.start, newEnd), end: follow(mark.end, same) }))
      .filter((mark) => mark.start < mark.end),
  };
}
