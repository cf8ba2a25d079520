import type { Chosen } from "./choose-passage";

/** Longer ones are named by how they begin and how they end. */
const WHOLE = 60;
const EDGE = 24;

type Words = Pick<Chosen["passage"], "quote" | "prefix" | "suffix">;

/**
 * What goes behind a `#` so that browsers mark the words where the link leads. Older ones go to the paragraph alone. What
 * stands around the words tells repeated ones apart; it may be cut only between words.
 */
export function textDirective({ quote = "", prefix = "", suffix = "" }: Words): string {
  const before = prefix.slice(prefix.search(/\s/) + 1 || prefix.length).trim();
  const after = suffix.slice(0, Math.max(0, suffix.search(/\s\S*$/))).trim();
  const named = quote.length <= WHOLE && !quote.includes("\n") ? [quote] : [beginning(quote), ending(quote)];
  const parts = [
    ...(before ? [`${encoded(before)}-`] : []),
    ...named.map(encoded),
    ...(after ? [`-${encoded(after)}`] : []),
  ];
  return `:~:text=${parts.join(",")}`;
}

function beginning(quote: string): string {
  const [line = ""] = quote.split("\n");
  if (line.length <= EDGE) return line.trim();
  return line.slice(0, EDGE + Math.max(0, line.slice(EDGE).search(/\s|$/))).trim();
}

function ending(quote: string): string {
  const line = quote.split("\n").at(-1) ?? "";
  if (line.length <= EDGE) return line.trim();
  const kept = line.slice(0, line.length - EDGE);
  return line.slice(kept.search(/\S*$/)).trim();
}

/** The hyphen has a meaning of its own there. */
const encoded = (words: string): string => encodeURIComponent(words).replaceAll("-", "%2D");
