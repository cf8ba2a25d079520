import type { Inline, Mark } from "./body-schema";

/** Neighbouring words of one style become one run. */
export function joinInlines(inlines: Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const before = joined.at(-1);
    if (
      inline.type === "text" &&
      before?.type === "text" &&
      sameMarks(before.marks ?? [], inline.marks ?? [])
    ) {
      joined[joined.length - 1] = { ...before, text: before.text + inline.text };
    } else {
      joined.push(inline);
    }
  }
  return joined;
}

function sameMarks(one: Mark[], other: Mark[]): boolean {
  return one.length === other.length && one.every((mark, at) => sameMark(mark, other[at]));
}

export function sameMark(one: Mark | undefined, other: Mark | undefined): boolean {
  if (one?.type === "link" && other?.type === "link") return one.attrs.href === other.attrs.href;
  return one?.type === other?.type;
}
