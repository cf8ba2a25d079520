import type { Mark } from "../../paragraphs";
import { hasWords } from "../text-lines";
import { type FaceStyle, PLAIN } from "./face-style";

/** A stretch of a line’s or a paragraph’s text, and how its letters are set. */
export type StyledWords = { start: number; end: number; style: FaceStyle };

/** A paragraph that has more of them is a pattern. */
const MOST = 500;
/** Of a paragraph’s letters: set alike, they are how that paragraph is set, and not what it stresses. */
const GROUND = 0.8;

/** How most letters of a file are set. */
export const mainStyle = (lines: readonly { text: string; styled: readonly StyledWords[] }[]): FaceStyle =>
  mostSet(lines.flatMap(({ styled }) => styled))?.style ?? PLAIN;

/** What stands out from the words around it: by slanted letters, by bold ones, by small capitals. */
export function emphasisIn(text: string, styled: readonly StyledWords[], main: FaceStyle): Mark[] {
  const ground = groundOf(styled, main);
  const stressed = stretches(text, styled, ({ italic, bold }) =>
    ground.italic ? !(italic || bold) : italic,
  ).filter(({ start, end }) => !ground.italic || /\p{L}{3}/u.test(text.slice(start, end)));
  const marks = [
    ...stressed.map((one): Mark => ({ ...one, kind: "emphasis" })),
    ...stretches(text, styled, ({ bold }) => bold && !ground.bold).map(
      (one): Mark => ({ ...one, kind: "strong" }),
    ),
    ...stretches(text, styled, ({ smallCaps }) => smallCaps && !ground.smallCaps).map(
      (one): Mark => ({ ...one, kind: "small-caps" }),
    ),
  ];
  return marks.length > MOST ? [] : marks;
}

function groundOf(styled: readonly StyledWords[], main: FaceStyle): FaceStyle {
  const most = mostSet(styled);
  return most && most.share >= GROUND ? most.style : main;
}

function mostSet(styled: readonly StyledWords[]): { style: FaceStyle; share: number } | null {
  const letters = new Map<string, { style: FaceStyle; count: number }>();
  let all = 0;
  for (const { start, end, style } of styled) {
    const key = `${style.italic} ${style.bold} ${style.smallCaps}`;
    const same = letters.get(key) ?? { style, count: 0 };
    same.count += end - start;
    all += end - start;
    letters.set(key, same);
  }
  const [most] = [...letters.values()].sort((a, b) => b.count - a.count);
  return most ? { style: most.style, share: most.count / Math.max(all, 1) } : null;
}

/** Stretches that are set so, joined over blanks and over letters within a word that were taken from another face. */
function stretches(
  text: string,
  styled: readonly StyledWords[],
  isSo: (style: FaceStyle) => boolean,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end, style } of styled) {
    if (!isSo(style)) continue;
    const last = found.at(-1);
    if (last && isWithin(text, last.end, start)) last.end = end;
    else found.push({ start, end });
  }
  return found.map((one) => trimmed(text, one)).filter(({ start, end }) => hasWords(text.slice(start, end)));
}

function isWithin(text: string, from: number, to: number): boolean {
  const between = text.slice(from, to);
  return between.trim() === "" || /^\p{L}\p{L}{1,2}\p{L}$/u.test(text.slice(from - 1, to + 1));
}

function trimmed(text: string, { start, end }: { start: number; end: number }) {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: from + words.trim().length };
}
