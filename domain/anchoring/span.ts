/** From where to where in an edition's text, in UTF-16 units. */
export type Span = { start: number; end: number };

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** How far around an edge a character may reach: families of emoji have eleven units, piled-up accents more. */
const REACH = 48;

/** The same, widened where an edge would cut a character apart. */
export function wholeCharacters(text: string, { start, end }: Span): Span {
  return { start: edgeOf(text, start, "start"), end: edgeOf(text, end, "end") };
}

function edgeOf(text: string, offset: number, side: "start" | "end"): number {
  if (/^[ -~]*$/.test(text.slice(Math.max(0, offset - 1), offset + 1))) return offset;
  const from = Math.max(0, offset - REACH);
  const character = characters.segment(text.slice(from, offset + REACH)).containing(offset - from);
  if (!character || character.index === offset - from) return offset;
  return from + character.index + (side === "start" ? 0 : character.segment.length);
}
