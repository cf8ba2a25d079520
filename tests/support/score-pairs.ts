import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { alignParagraphs } from "@/domain/anchoring/align-paragraphs";
import { type Editions, placePassage } from "@/domain/anchoring/place-passage";
import { finished, passageAt } from "./place";

type Anchored = { status: "anchored"; start: number; end: number; exact: string };
type Annotation = {
  id: string;
  class: string;
  selector: [{ exact: string }];
  utf16: { start: number; end: number };
  expected: Anchored | { status: "orphaned" };
};

/** `lost`: it should have been found; `partly`: too much or too little of it; `misplaced`: on words that are others. */
export type Verdict = "right" | "lost" | "partly" | "misplaced";
export type Scored = { pair: string; id: string; kind: string; verdict: Verdict };

/** Real texts in two editions, and what became of passages in them, judged as `score_pairs.py` beside them does. */
export const scorePairs = (folder: string): Scored[] =>
  readdirSync(folder)
    .sort()
    .flatMap((pair) => scorePair(folder, pair));

function scorePair(folder: string, pair: string): Scored[] {
  const read = (name: string) => readFileSync(join(folder, pair, name), "utf8");
  const [oldText, nextText] = [read("rev1.txt"), read("rev2.txt")];
  const next = paragraphsOf(nextText);
  const old = paragraphsOf(oldText).map((paragraph, index) => ({ ...paragraph, key: `k${index}` }));
  const editions = { old, next, alignment: finished(alignParagraphs(old, next)) };
  const { annotations }: { annotations: Annotation[] } = JSON.parse(read("annotations.json"));
  return annotations.map((annotation) => ({
    pair,
    id: annotation.id,
    kind: annotation.class,
    verdict: judge(annotation, placed(editions, annotation), nextText),
  }));
}

const paragraphsOf = (text: string) =>
  text
    .replace(/\n+$/, "")
    .split("\n\n")
    .map((one) => ({ kind: "paragraph" as const, text: one }));

/** Where it stands in the new text; null where it is shown as gone. */
function placed(editions: Editions, { utf16 }: Annotation): [number, number] | null {
  const [startIndex, startOffset] = placeOf(editions.old, utf16.start);
  const [endIndex, endOffset] = placeOf(editions.old, utf16.end);
  const passage = passageAt(editions.old, { startIndex, startOffset, endIndex, endOffset });
  const result = finished(placePassage(editions, passage));
  if (result.state === "lost" || result.state === "paragraph") return null;
  const { stretch } = result;
  return [
    offsetOf(editions.next, stretch.startIndex) + stretch.startOffset,
    offsetOf(editions.next, stretch.endIndex) + stretch.endOffset,
  ];
}

const offsetOf = (paragraphs: readonly { text: string }[], index: number): number =>
  paragraphs.slice(0, index).reduce((sum, { text }) => sum + text.length + 2, 0);

function placeOf(paragraphs: readonly { text: string }[], offset: number): [number, number] {
  let left = offset;
  for (const [index, { text }] of paragraphs.entries()) {
    if (left <= text.length) return [index, left];
    left -= text.length + 2;
  }
  throw new Error(`The text has no place ${offset}`);
}

function judge(
  { class: kind, expected, selector }: Annotation,
  found: [number, number] | null,
  text: string,
): Verdict {
  if (expected.status === "orphaned") return found === null ? "right" : "misplaced";
  if (found === null) return "lost";
  const points = (offset: number) => [...text.slice(0, offset)].length;
  const [start, end] = [points(found[0]), points(found[1])];
  const shared = Math.max(0, Math.min(end, expected.end) - Math.max(start, expected.start));
  const overlap = shared / (Math.max(end, expected.end) - Math.min(start, expected.start));
  if (kind.startsWith("exact") ? overlap === 1 : overlap >= 0.8) return "right";
  if (overlap === 0) return "misplaced";
  const quote = selector[0].exact;
  const isAsLike = likeness(quote, text.slice(...found)) >= likeness(quote, expected.exact);
  return !kind.startsWith("exact") && overlap >= 0.3 && isAsLike ? "right" : "partly";
}

/** Twice the letters that both have in common, in order, of all their letters. */
function likeness(one: string, other: string): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const letter of one) {
    const nextRow = [0];
    for (let at = 1; at <= other.length; at++)
      nextRow.push(
        letter === other[at - 1]
          ? (row[at - 1] as number) + 1
          : Math.max(row[at] as number, nextRow[at - 1] as number),
      );
    row = nextRow;
  }
  return (2 * (row.at(-1) ?? 0)) / (one.length + other.length);
}
