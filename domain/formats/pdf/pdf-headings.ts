import type { PDFDocumentProxy } from "pdfjs-dist";
import { lettersOf } from "../letters-of";
import { endsSentence, hasWords } from "../text-lines";
import type { Setting } from "./line-flow";
import type { LineGroup } from "./line-groups";

/** Longer, it is text in large letters. */
const LONGEST = 250;
const LONGEST_OF_SAME_SIZE = 100;
const LARGER = 1.1;
const LEVELS = 6;

/** What a file's own outline calls its parts, and how deep they lie. */
export type Outline = ReadonlyMap<string, number>;

export async function outlineOf(pdf: PDFDocumentProxy): Promise<Outline> {
  const depths = new Map<string, number>();
  let layer = await pdf.getOutline().catch(() => null);
  for (let depth = 1; layer && layer.length > 0 && depth <= LEVELS; depth++) {
    for (const { title } of layer) if (!depths.has(nameOf(title))) depths.set(nameOf(title), depth);
    layer = layer.flatMap(({ items }) => items);
  }
  depths.delete("");
  return depths;
}

const nameOf = (title: string): string => lettersOf(title).replace(/^[\p{N}.]+/u, "");

/** The level of each group that is a heading: by how large it is set, by the outline, or as it stands alone in a face of its own. */
export function headingsIn(
  groups: readonly LineGroup[],
  texts: ReadonlyMap<LineGroup, string>,
  setting: Setting,
  outline: Outline,
): Map<LineGroup, number> {
  const short = groups.filter((group) => {
    const text = texts.get(group) ?? "";
    return group.kind !== "table" && text.length <= LONGEST && hasWords(text);
  });
  const sizeOf = ({ lines }: LineGroup) => Math.max(...lines.map(({ size }) => size));
  const large = short.filter((group) => sizeOf(group) > LARGER * setting.size);
  const sizes = [...new Set(large.map(sizeOf))].sort((a, b) => b - a);
  const levels = new Map<LineGroup, number>();
  for (const group of large) levels.set(group, Math.min(sizes.indexOf(sizeOf(group)) + 1, LEVELS));
  demoteBylines(groups, large, sizeOf, levels);
  for (const group of short) {
    if (levels.has(group)) continue;
    const text = texts.get(group) ?? "";
    const depth = outline.get(nameOf(text));
    if (depth !== undefined) levels.set(group, Math.min(sizes.length + depth, LEVELS));
    else if (isAloneInItsFace(group, groups, text, setting))
      levels.set(group, Math.min(sizes.length + 1, LEVELS));
  }
  return levels;
}

/** Large lines between a title and a heading that is larger than they are: the author, the date. */
function demoteBylines(
  groups: readonly LineGroup[],
  large: readonly LineGroup[],
  sizeOf: (group: LineGroup) => number,
  levels: Map<LineGroup, number>,
): void {
  const isLarge = new Set(large);
  const start = groups.findIndex((group) => !isLarge.has(group));
  const opening = groups.slice(0, start < 0 ? undefined : start).filter(({ lines }) => lines[0]?.page === 0);
  for (const [at, group] of opening.entries()) {
    const later = opening.slice(at + 1);
    if (at > 0 && later.some((one) => sizeOf(one) > sizeOf(group))) levels.delete(group);
  }
}

function isAloneInItsFace(
  group: LineGroup,
  groups: readonly LineGroup[],
  text: string,
  { size, face }: Setting,
): boolean {
  const [first] = group.lines;
  if (!first || group.kind !== "words" || group.lines.length > 2 || text.length > LONGEST_OF_SAME_SIZE)
    return false;
  if (first.size < size || group.lines.some((line) => line.face === face)) return false;
  if (endsSentence(text) || /[,;:]$/.test(text) || !/^[\p{N}\p{P}]*[\p{Lu}\p{Lo}]/u.test(text)) return false;
  const next = groups[groups.indexOf(group) + 1]?.lines[0];
  return next !== undefined && next.face === face && next.size === size;
}
