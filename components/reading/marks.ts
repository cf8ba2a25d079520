import type { ThreadWire } from "@/domain/wire/thread";
import type { ColumnStretch, TextPoint } from "./text-points";

export type MarkKind = "other" | "mine" | "question";

/** An annotation as it is painted on the text. */
export type Mark = { id: string; kind: MarkKind; stretch: ColumnStretch };

/** Three shades say "here is much said"; a fourth could not be told from the third. */
export const DEPTHS = 3;

/** An annotation where it stands on the page (`in-read.ts`). */
type Placed = ThreadWire & { isBeside?: boolean };

/** Where an annotation stands in this edition, if it stands on words at all. */
export function stretchOfPlacement({
  placement,
  isBeside,
}: Pick<Placed, "placement" | "isBeside">): ColumnStretch | null {
  const { state, index, start, end, endIndex } = placement;
  if (state === "lost" || index === null || start === null || end === null) return null;
  return { startIndex: index, startOffset: start, endIndex: endIndex ?? index, endOffset: end, isBeside };
}

/**
 * What is painted. Words about a whole paragraph are not: the count beside it says so already, and a page painted from top
 * to bottom marks nothing. `lengthAt` tells how long a paragraph's words are, in the first column or in the second.
 */
export function marksOf(annotations: readonly Placed[], memberId: string | null, lengthAt: LengthAt): Mark[] {
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

type LengthAt = (index: number, isBeside: boolean | undefined) => number;

function isWholeParagraph(stretch: ColumnStretch, lengthAt: LengthAt): boolean {
  const { startIndex, endIndex, startOffset, endOffset, isBeside } = stretch;
  return startIndex === endIndex && startOffset === 0 && endOffset >= lengthAt(endIndex, isBeside);
}

/** Marks that overlap go into layers of their own, `other-1` to `other-3`, which are painted over each other. */
export function layersOf(marks: readonly Mark[]): Map<string, ColumnStretch[]> {
  const layers = new Map<string, ColumnStretch[]>();
  const inOrder = [...marks].sort(
    (a, b) => columnOf(a.stretch) - columnOf(b.stretch) || compare(startOf(a.stretch), startOf(b.stretch)),
  );
  for (const { kind, stretch } of inOrder) {
    const depth = freeDepth(layers, kind, stretch);
    const name = `${kind}-${depth}`;
    const layer = layers.get(name);
    if (layer) layer.push(stretch);
    else layers.set(name, [stretch]);
  }
  return layers;
}

function freeDepth(layers: Map<string, ColumnStretch[]>, kind: MarkKind, stretch: ColumnStretch): number {
  for (let depth = 1; depth < DEPTHS; depth++) {
    const last = layers.get(`${kind}-${depth}`)?.at(-1);
    if (!last || !isInOneColumn(last, stretch) || compare(endOf(last), startOf(stretch)) <= 0) return depth;
  }
  return DEPTHS;
}

/** The marks over a place, the shortest first: the one most likely meant. */
export function marksAt(marks: readonly Mark[], point: TextPoint): Mark[] {
  return marks
    .filter(({ stretch }) => isInOneColumn(stretch, point))
    .filter(({ stretch }) => compare(startOf(stretch), point) <= 0 && compare(point, endOf(stretch)) <= 0)
    .sort((a, b) => extent(a.stretch) - extent(b.stretch));
}

const columnOf = ({ isBeside }: Pick<TextPoint, "isBeside">): number => Number(isBeside ?? false);
const isInOneColumn = (one: ColumnStretch, other: ColumnStretch | TextPoint): boolean =>
  columnOf(one) === columnOf(other);

const startOf = ({ startIndex, startOffset }: ColumnStretch): TextPoint => ({
  index: startIndex,
  offset: startOffset,
});
const endOf = ({ endIndex, endOffset }: ColumnStretch): TextPoint => ({ index: endIndex, offset: endOffset });

const compare = (a: TextPoint, b: TextPoint): number => a.index - b.index || a.offset - b.offset;

/** Paragraphs weigh more than any number of characters in one. */
const extent = ({ startIndex, startOffset, endIndex, endOffset }: ColumnStretch): number =>
  (endIndex - startIndex) * 1_000_000 + endOffset - startOffset;
