import type { Chapter } from "./chapters";
import type { Section } from "./editions";

/** How much is said somewhere: what the viewer may read of it, and what of that is new to them. */
export type Talk = { threads: number; posts: number; fresh: number };

/** A line of a text's list of contents. */
export type ContentsPart = Talk & {
  /** Of the heading, or of the first paragraph where a text is listed without headings. */
  key: string;
  /** Null for a part without a heading. */
  title: string | null;
  /** How many chapters it stands in. */
  depth: number;
  /** The numbers of its first and its last paragraph. */
  from: number;
  to: number;
  /** The reader stopped here. */
  isHere: boolean;
};

type Found = {
  chapters: readonly Chapter[];
  sections: readonly Section[];
  /** The paragraphs' keys, by index. */
  keyAt: (index: number) => string | undefined;
  length: number;
  counts: Readonly<Record<number, Talk>>;
  /** The index of the paragraph where the reader stopped. */
  stoppedAt: number | null;
};

/**
 * A text's chapters, or its sections if it has none, each with all that is said in it. What stands before the first
 * heading is a part of its own, if anything of it is numbered.
 */
export function contentsOf({ chapters, sections, keyAt, length, counts, stoppedAt }: Found): ContentsPart[] {
  const spans = chapters.length > 0 ? chapterSpans(chapters, keyAt, length) : sectionSpans(sections, keyAt);
  const said = saidBefore(counts, length);
  const here = spans.findLastIndex(
    ({ first, beyond }) => stoppedAt !== null && first <= stoppedAt && stoppedAt < beyond,
  );
  return spans.map(({ first, beyond, ...part }, at) => {
    const [before, through] = [said[first], said[beyond]];
    const between = (kind: keyof Talk) => (through?.[kind] ?? 0) - (before?.[kind] ?? 0);
    return {
      ...part,
      threads: between("threads"),
      posts: between("posts"),
      fresh: between("fresh"),
      isHere: at === here,
    };
  });
}

/** `first` (inclusive) and `beyond` (exclusive) by index. */
type Span = Pick<ContentsPart, "key" | "title" | "depth" | "from" | "to"> & { first: number; beyond: number };

function chapterSpans(chapters: readonly Chapter[], keyAt: Found["keyAt"], length: number): Span[] {
  const spans = chapters.map(
    ({ index, beyond, ...chapter }): Span => ({ ...chapter, first: index, beyond: beyond ?? length }),
  );
  const [opening, key] = [spans[0], keyAt(0)];
  if (!opening || key === undefined || opening.from <= 1) return spans;
  const before = {
    key,
    title: null,
    depth: 0,
    from: 1,
    to: opening.from - 1,
    first: 0,
    beyond: opening.first,
  };
  return [before, ...spans];
}

const sectionSpans = (sections: readonly Section[], keyAt: Found["keyAt"]): Span[] =>
  sections.flatMap(({ from: first, to: beyond, numbers }) => {
    const key = keyAt(first);
    if (!numbers || key === undefined) return [];
    return [{ key, title: null, depth: 0, from: numbers.first, to: numbers.last, first, beyond }];
  });

/** By index, how much is said before it. */
function saidBefore(counts: Found["counts"], length: number): Talk[] {
  let sum: Talk = { threads: 0, posts: 0, fresh: 0 };
  const said = [sum];
  for (let index = 0; index < length; index += 1) {
    const here = counts[index];
    if (here)
      sum = {
        threads: sum.threads + here.threads,
        posts: sum.posts + here.posts,
        fresh: sum.fresh + here.fresh,
      };
    said.push(sum);
  }
  return said;
}
