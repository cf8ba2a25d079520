import { isUnspaced } from "../line-joins";

/** What has to be known here of words on a page. */
type Piece = { text: string; x: number; right: number; y: number; size: number };

/**
 * Words that stand under one another, in columns from right to left, are turned a quarter: what was down the page is along a
 * line then, and the column on the left is the line below. Their `x` and `right` count down the page, their `y` to the left.
 */
export function turnedDown<One extends Piece>(piece: One, height: number): One {
  return {
    ...piece,
    text: undivided(asAcross(piece.text)),
    x: piece.y,
    right: piece.y + height,
    y: -piece.x,
  };
}

/** Letters set apart to fill a column look to the library like words. */
const undivided = (text: string): string =>
  text.replace(/(\S) (?=(\S))/gu, (found, before: string, after: string) =>
    isUnspaced(before, after) ? before : found,
  );

/** Signs in the form that they have in columns, which the library tells them by, and the same as they are written anywhere. */
const IN_COLUMNS = /[\ufe10-\ufe19\ufe30-\ufe48]/g;
const ANYWHERE = "，、。：；！？〖〗…";
const ANYWHERE_TOO = "‥—–＿﹏（）｛｝〔〕【】《》〈〉「」『』﹅﹆［］";

const asAcross = (text: string): string =>
  text.replace(IN_COLUMNS, (sign) => {
    const code = sign.charCodeAt(0);
    return ANYWHERE[code - 0xfe10] ?? ANYWHERE_TOO[code - 0xfe30] ?? sign;
  });

/** Letters that say how those beside them are read, or that stress them. */
const BESIDE = /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ー・﹅﹆●○\s]+$/u;

/** Divides columns from what stands small beside their letters. */
export function withoutRuby<One extends Piece>(columns: readonly One[]): { columns: One[]; ruby: string[] } {
  const isRuby = (piece: Piece): boolean => {
    const middle = (piece.x + piece.right) / 2;
    const isBeside = (one: Piece) => {
      const apart = one.y - piece.y;
      const isAlong = one.x <= middle && middle <= one.right;
      return isAlong && piece.size <= 0.62 * one.size && apart > 0.4 * one.size && apart < 1.3 * one.size;
    };
    return BESIDE.test(piece.text) && columns.some(isBeside);
  };
  const small = new Set(columns.filter(isRuby));
  return {
    columns: columns.filter((piece) => !small.has(piece)),
    ruby: [...small].sort((a, b) => a.y - b.y || a.x - b.x).map(({ text }) => text.trim()),
  };
}

/** Takes figures that stand upright in a column, and words that lie in one, into its run. */
export function takenIntoColumns<One extends Piece & { angle: number }>(
  others: readonly One[],
  columns: readonly One[],
): { taken: One[]; left: One[] } {
  const taken: One[] = [];
  const left: One[] = [];
  for (const one of others) {
    const turned = lying(one) ?? upright(one);
    const isWithin = columns.some(
      ({ x, right, y, size }) =>
        turned.size < 1.3 * size &&
        (turned.angle > 0 || one.right - one.x < 1.4 * size) &&
        Math.abs(y - turned.y) < 0.35 * size &&
        turned.x > x - 1.2 * size &&
        turned.right < right + 1.2 * size,
    );
    if (isWithin) taken.push(turned);
    else left.push(one);
  }
  return { taken, left };
}

const QUARTER = Math.PI / 2;

/** From the middle of letters to the line that they stand on, in their size. */
const MIDDLE = 0.35;

function lying<One extends Piece & { angle: number }>(piece: One): One | null {
  if (Math.abs(piece.angle - QUARTER) > 0.06) return null;
  // Its own frame is turned by the same quarter already.
  return { ...piece, y: piece.y - MIDDLE * piece.size };
}

function upright<One extends Piece>(piece: One): One {
  const top = piece.y - (0.5 + MIDDLE) * piece.size;
  return { ...piece, x: top, right: top + piece.size, y: -(piece.x + piece.right) / 2 };
}
