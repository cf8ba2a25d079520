/** A heading of a text, as far as chapters need it. */
export type Heading = {
  key: string;
  title: string;
  /** 1 stands over all others. */
  level: number;
  index: number;
  /** The number of the first paragraph after it that has one; null where none has. */
  nextNumber: number | null;
};

/** What stands under a heading, the chapters inside of it too. */
export type Chapter = Pick<Heading, "key" | "title" | "index"> & {
  /** How many chapters it stands in. */
  depth: number;
  /** The numbers of its first and its last paragraph. */
  from: number;
  to: number;
  /** The index of the heading that ends it; null where the text does. */
  beyond: number | null;
};

/**
 * The chapters of a text, given its headings in order and its last number. One ends before the next heading of the same
 * or a higher level. A heading with nothing under it, such as the number that stands over a title, is no chapter.
 */
export function chaptersIn(headings: readonly Heading[], lastNumber: number): Chapter[] {
  const chapters: Chapter[] = [];
  const open: { level: number; chapter: Chapter }[] = [];
  for (const { level, nextNumber, ...heading } of headings) {
    for (let last = open.at(-1); last && last.level >= level; last = open.at(-1)) {
      last.chapter.to = nextNumber === null ? lastNumber : nextNumber - 1;
      last.chapter.beyond = heading.index;
      open.pop();
    }
    const from = nextNumber ?? lastNumber + 1;
    const chapter = { ...heading, depth: open.length, from, to: lastNumber, beyond: null };
    chapters.push(chapter);
    open.push({ level, chapter });
  }
  return chapters.filter(({ from, to }) => from <= to);
}
