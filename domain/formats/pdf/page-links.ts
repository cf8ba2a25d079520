import type { PDFPageProxy } from "pdfjs-dist";
import { safeHref } from "../../bodies/safe-href";

/** A stretch of a piece's or a line's text that leads somewhere. */
export type LinkedWords = { start: number; end: number; href: string };

/** A place on a page that leads to an address, in the page's own measure. */
export type LinkPlace = { href: string; left: number; right: number; bottom: number; top: number };

type Annotation = { subtype?: string; url?: string; rect?: number[] };

/** The links out of a page; where they cannot be read, there are none. */
export async function linksOn(page: PDFPageProxy): Promise<LinkPlace[]> {
  const annotations = (await page.getAnnotations().catch(() => [])) as Annotation[];
  return annotations.flatMap(({ subtype, url, rect }) => {
    const href = subtype === "Link" && url ? safeHref(url) : null;
    if (href === null || rect?.length !== 4) return [];
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
    const [left, right, bottom, top] = [
      Math.min(x1, x2),
      Math.max(x1, x2),
      Math.min(y1, y2),
      Math.max(y1, y2),
    ];
    return [{ href, left, right, bottom, top }];
  });
}

/** Which words of a piece that begins at `x`, `y` of the page's own measure lie within links. */
export function linkedWords(
  { text, x, right }: { text: string; x: number; right: number },
  origin: { x: number; y: number; size: number },
  places: readonly LinkPlace[],
): LinkedWords[] {
  const letter = (right - x) / Math.max(text.length, 1);
  const middle = origin.y + 0.3 * origin.size;
  return places.flatMap(({ href, left, right: end, bottom, top }) => {
    if (middle < bottom || middle > top) return [];
    const within = [...text.matchAll(/\S+/g)].filter(({ index, 0: word }) => {
      const centre = origin.x + (index + word.length / 2) * letter;
      return centre >= left && centre <= end;
    });
    const [first, last] = [within[0], within.at(-1)];
    return first && last ? [{ start: first.index, end: last.index + last[0].length, href }] : [];
  });
}
