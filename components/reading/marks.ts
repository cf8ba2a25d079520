import type { Stretch } from "@/domain/passages";
import type { ThreadWire } from "@/domain/wire/thread";
import type { TextPoint } from "./text-points";

export type MarkKind = "other" | "mine" | "question";

/** An annotation as it is painted on the text. */
export type Mark = { id: string; kind: MarkKind; stretch: Stretch };

/** Three shades say "here is much said"; a fourth could not be told from the third. */
export const DEPTHS = 3;

/** Where an annotation stands in this edition, if it stands on words at all. */
export function stretchOfPlacement({ placement }: ThreadWire): Stretch | null {
  const { state, index, start, end, endIndex } = placement;
  if (state === "lost" || index === null || start === null || end === null) return null;
  return { startIndex: index, startOffset: start, endIndex: endIndex ?? index, endOffset: end };
}

/**
 * What is painted. Words about a whole paragraph are not: the count beside it says so already, and a page painted from top
 * to bottom marks nothing. `lengthAt` tells how long a paragraph's words are.
 */
export function marksOf(
  annotations: readonly ThreadWire[],
  memberId: string | null,
  lengthAt: (index: number) => number,
): Mark[] {
  return annotations.flatMap((annotation) => {
    const stretch = stretchOfPlacement(annotation);
    if (!stretch || annotation.deletedAt || annotation.placement.state === "paragraph") return [];
    if (annotation.kind !== "highlight" && isWholeParagraph(stretch, lengthAt)) return [];
    return [{ id: annotation.id, kind: kindOf(annotation, memberId), stretch }];
  });
}

function kindOf(annotation: ThreadWire, memberId: string | null): MarkKind {
  if (annotation.kind === "question") return "question";
  return annotation.author?.id === memberId ? "mine" : "other";
}

function isWholeParagraph(stretch: Stretch, lengthAt: (index: number) => number): boolean {
  const { startIndex, endIndex, startOffset, endOffset } = stretch;
  return startIndex === endIndex && startOffset === 0 && endOffset >= lengthAt(endIndex);
}

/** Marks that overlap go into layers of their own, `other-1` to `other-3`, which are painted over each other. */
export function layersOf(marks: readonly Mark[]): Map<string, Stretch[]> {
  const layers = new Map<string, Stretch[]>();
  const inOrder = [...marks].sort((a, b) => compare(startOf(a.stretch), startOf(b.stretch)));
  for (const { kind, stretch } of inOrder) {
    const depth = freeDepth(layers, kind, stretch);
    const name = `${kind}-${depth}`;
    const layer = layers.get(name);
    if (layer) layer.push(stretch);
    else layers.set(name, [stretch]);
  }
  return layers;
}

function freeDepth(layers: Map<string, Stretch[]>, kind: MarkKind, stretch: Stretch): number {
  for (let depth = 1; depth < DEPTHS; depth++) {
    const last = layers.get(`${kind}-${depth}`)?.at(-1);
    if (!last || compare(endOf(last), startOf(stretch)) <= 0) return depth;
  }
  return DEPTHS;
}

/** The marks over a place, the shortest first: the one most likely meant. */
export function marksAt(marks: readonly Mark[], point: TextPoint): Mark[] {
  return marks
    .filter(({ stretch }) => compare(startOf(stretch), point) <= 0 && compare(point, endOf(stretch)) <= 0)
    .sort((a, b) => extent(a.stretch) - extent(b.stretch));
}

const startOf = ({ startIndex, startOffset }: Stretch): TextPoint => ({
  index: startIndex,
  offset: startOffset,
});
const endOf = ({ endIndex, endOffset }: Stretch): TextPoint => ({ index: endIndex, offset: endOffset });

const compare = (a: TextPoint, b: TextPoint): number => a.index - b.index || a.offset - b.offset;

/** Paragraphs weigh more than any number of characters in one. */
const extent = ({ startIndex, startOffset, endIndex, endOffset }: Stretch): number =>
  (endIndex - startIndex) * 1_000_000 + endOffset - startOffset;
