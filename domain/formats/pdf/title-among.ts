import { lettersOf } from "../letters-of";
import type { Placed } from "./placed";

/** A title stands near the beginning. */
const WITHIN = 8;

/**
 * The title that a file gives itself, else its largest heading where that stands first; the title is shown above the text, and
 * so not once more in it.
 */
export function titleAmong(
  placed: readonly Placed[],
  said: string | null,
): { title: string | null; paragraphs: Placed[] } {
  const headings = placed.slice(0, WITHIN).filter(({ paragraph }) => paragraph.kind === "heading");
  const found =
    said === null
      ? headings.find((one) => isLargest(one, placed))
      : headings.find(({ paragraph }) => lettersOf(paragraph.text) === lettersOf(said));
  const title = said ?? found?.paragraph.text ?? null;
  return { title, paragraphs: placed.length > 1 ? placed.filter((one) => one !== found) : [...placed] };
}

const isLargest = (one: Placed, placed: readonly Placed[]): boolean =>
  one.page === 0 && placed.every((other) => other === one || other.size < one.size);
