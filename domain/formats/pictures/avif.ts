import { nameAt, viewOf } from "./pieces-of-bytes";
import type { ReadBytes } from "./read-bytes";

/** Boxes that hold others, how many bytes stand before these, and what may be among them. Anything else was hung on. */
const HOLDERS = {
  file: { before: 0, holds: ["ftyp", "meta", "mdat"] },
  meta: { before: 4, holds: ["hdlr", "pitm", "iloc", "iinf", "iprp", "iref", "idat", "grpl", "dinf"] },
  iinf: { before: 8, holds: ["infe"] },
  iprp: { before: 0, holds: ["ipco", "ipma"] },
  ipco: {
    before: 0,
    holds: "ispe pixi colr av1C auxC irot imir clap pasp clli mdcv cclv amve a1op a1lx lsel".split(" "),
  },
} satisfies Record<string, { before: number; holds: string[] }>;
type Holder = keyof typeof HOLDERS;

/** Room that nobody reads. */
const EMPTY = ["free", "skip"];

/** Parts that are the picture, or make one out of others; all others are Exif, XMP and whatever a program may name. */
const DRAWN = ["av01", "grid", "iovl", "iden", "tmap"];

/**
 * How large it is, as its properties say. What it tells beside the picture lies among the picture's own bytes, whose places
 * are counted from the beginning: names and empty room are written over, and one that tells anything else is left out.
 */
export function readAvif(given: Uint8Array): ReadBytes {
  const bytes = given.slice();
  const found: Found = { width: 0, height: 0, isTelling: false };
  const isRead = readBoxes(bytes, 0, bytes.length, "file", found);
  if (!isRead || found.width === 0) return null;
  if (found.isTelling) return "tells-more";
  return { width: found.width, height: found.height, bytes };
}

type Found = { width: number; height: number; isTelling: boolean };

function readBoxes(bytes: Uint8Array, from: number, to: number, within: Holder, found: Found): boolean {
  const view = viewOf(bytes);
  for (let at = from; at < to; ) {
    if (at + 8 > to) return false;
    const length = view.getUint32(at) || to - at;
    const name = nameAt(bytes, at + 4);
    const end = at + length;
    if (length < 8 || end > to) return false;
    if (EMPTY.includes(name)) bytes.fill(0, at + 8, end);
    else if (!(HOLDERS[within].holds as string[]).includes(name)) found.isTelling = true;
    else if (name === "ispe" && length >= 20) {
      found.width = Math.max(found.width, view.getUint32(at + 12));
      found.height = Math.max(found.height, view.getUint32(at + 16));
    } else if (name === "hdlr") bytes.fill(0, Math.min(at + 32, end), end);
    else if (name === "infe") readPart(bytes, at, end, found);
    else if (name === "meta" || name === "iinf" || name === "iprp" || name === "ipco") {
      const version = bytes[at + 8] ?? 0;
      const before = name === "iinf" && version === 0 ? 6 : HOLDERS[name].before;
      if (!readBoxes(bytes, at + 8 + before, end, name, found)) return false;
    }
    at = end;
  }
  return true;
}

/** What a part is, and what it is called. */
function readPart(bytes: Uint8Array, at: number, end: number, found: Found): void {
  const kind = at + ((bytes[at + 8] ?? 0) < 3 ? 16 : 18);
  if (kind + 4 > end || !DRAWN.includes(nameAt(bytes, kind))) found.isTelling = true;
  else bytes.fill(0, kind + 4, end);
}
