import type { PDFPageProxy } from "pdfjs-dist";
import { storable } from "../decode-text";
import { takenIntoColumns, turnedDown, withoutRuby } from "./downwards";
import type { FaceStyle } from "./face-style";
import type { Faces } from "./faces";
import { type LinkedWords, linkedWords, linksOn } from "./page-links";

/** Some words as they are set on a page, in one face and size. Sizes and places are in points, `y` counts down the page. */
export type Piece = {
  text: string;
  x: number;
  right: number;
  /** Of the line that the letters stand on. */
  y: number;
  size: number;
  face: string;
  style: FaceStyle;
  isRtl: boolean;
  /** A gap was left before it. */
  isApart: boolean;
  links: LinkedWords[];
  /** When it was drawn: most programs write what belongs together one after the other. */
  order: number;
};

export type PageOfPdf = {
  pieces: Piece[];
  /** Words whose letters stand under one another, turned so that they lie in lines. */
  downwards: Piece[];
  /** What stands small beside those: how they are read. */
  ruby: string[];
  /** What is set across the others: stamps at the margin, letters of a chart. */
  askew: string[];
};

type TurnedPiece = Piece & { angle: number };

/** The words of a page, as if it was turned so that most of them are upright. */
export async function readPage(page: PDFPageProxy, faces: Faces): Promise<PageOfPdf> {
  const { transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const places = await linksOn(page);
  await faces.meet(page, facesOf(items));
  const all: TurnedPiece[] = [];
  const down: TurnedPiece[] = [];
  let isApart = false;
  for (const [order, item] of items.entries()) {
    if (!("str" in item)) continue;
    const text = storable(item.str).replace(/\s+/g, " ");
    if (text.trim() === "") {
      if (text !== "" || item.hasEOL) isApart = true;
      continue;
    }
    const [a, b, c, d, e, f] = multiplied(transform, item.transform);
    const angle = (Math.round(Math.atan2(b, a) / STEP) * STEP + FULL) % FULL;
    const [x, y] = [e * Math.cos(angle) + f * Math.sin(angle), f * Math.cos(angle) - e * Math.sin(angle)];
    const isRtl = item.dir === "rtl";
    const size = Math.hypot(c, d);
    const [face, right] = [item.fontName, x + item.width];
    const style = faces.styleOf(face);
    const [, , , , left = 0, bottom = 0] = item.transform as number[];
    const links = linkedWords({ text, x, right }, { x: left, y: bottom, size }, places);
    const piece = { text, x, right, y, size, face, style, isRtl, isApart, links, order, angle };
    if (item.dir === DOWNWARDS) down.push(turnedDown(piece, item.height));
    else all.push(piece);
    isApart = item.hasEOL;
  }
  const { columns, ruby } = withoutRuby(down);
  const { taken, left: across } = takenIntoColumns(all, columns);
  const upright = mostFrequent([...across, ...columns], ({ angle }) => angle);
  return {
    pieces: across.filter(({ angle }) => angle === upright),
    downwards: [...columns, ...taken],
    ruby,
    askew: piecesTogether(across.filter(({ angle }) => angle !== upright)),
  };
}

type Item = Awaited<ReturnType<PDFPageProxy["getTextContent"]>>["items"][number];

const facesOf = (items: readonly Item[]): Set<string> =>
  new Set(items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [item.fontName] : [])));

/** What the library calls the direction of letters under one another. */
const DOWNWARDS = "ttb";

const FULL = 2 * Math.PI;
/** Three degrees: a scanned page is never quite straight. */
const STEP = FULL / 120;

type Matrix = [number, number, number, number, number, number];

function multiplied(outer: number[], inner: number[]): Matrix {
  const [a, b, c, d, e, f] = outer as Matrix;
  const [g, h, i, j, k, l] = inner as Matrix;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** What most letters have in common. */
export function mostFrequent<One extends { text: string }, Value>(
  ones: readonly One[],
  partOf: (one: One) => Value,
): Value | undefined {
  const letters = new Map<Value, number>();
  for (const one of ones) {
    const value = partOf(one);
    letters.set(value, (letters.get(value) ?? 0) + one.text.length);
  }
  return [...letters].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function piecesTogether(pieces: readonly TurnedPiece[]): string[] {
  const lines = new Map<string, string[]>();
  for (const { angle, y, text } of pieces) {
    const line = `${angle} ${Math.round(y)}`;
    lines.set(line, [...(lines.get(line) ?? []), text]);
  }
  return [...lines.values()].map((texts) => texts.join(" "));
}

/** How far to both sides something reaches. */
export function edgesOf(set: readonly { x: number; right: number }[]): { left: number; right: number } {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const one of set) {
    left = Math.min(left, one.x);
    right = Math.max(right, one.right);
  }
  return { left, right };
}
