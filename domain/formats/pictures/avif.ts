import { nameAt, viewOf } from "./pieces-of-bytes";
import type { ReadBytes } from "./read-bytes";

/** Boxes that hold others, and how many bytes stand before these. */
const HOLDERS: Record<string, number> = { meta: 4, iprp: 0, ipco: 0 };

/** Of parts that are no picture: Exif, XMP and whatever a program may name. */
const TELLING = ["Exif", "mime", "uri "];

const DEEPEST = 6;

/**
 * How large it is, as its properties say. What it tells beside the picture lies among the picture's own bytes, so one that
 * tells anything is left out.
 */
export function readAvif(bytes: Uint8Array): ReadBytes {
  const found: Found = { width: 0, height: 0, isTelling: false };
  const isRead = readBoxes(bytes, 0, bytes.length, 0, found);
  if (!isRead || found.width === 0) return null;
  if (found.isTelling) return "tells-more";
  return { width: found.width, height: found.height, bytes };
}

type Found = { width: number; height: number; isTelling: boolean };

function readBoxes(bytes: Uint8Array, from: number, to: number, depth: number, found: Found): boolean {
  if (depth > DEEPEST) return false;
  const view = viewOf(bytes);
  for (let at = from; at < to; ) {
    if (at + 8 > to) return false;
    const length = view.getUint32(at) || to - at;
    const name = nameAt(bytes, at + 4);
    const end = at + length;
    if (length < 8 || end > to) return false;
    if (name === "ispe" && length >= 20) {
      found.width = Math.max(found.width, view.getUint32(at + 12));
      found.height = Math.max(found.height, view.getUint32(at + 16));
    }
    const version = bytes[at + 8] ?? 0;
    if (name === "infe" && TELLING.includes(nameAt(bytes, at + (version < 3 ? 16 : 18))))
      found.isTelling = true;
    if (depth === 0 && !OUTERMOST.has(name)) found.isTelling = true;
    const before = name === "iinf" ? (version === 0 ? 6 : 8) : HOLDERS[name];
    if (before !== undefined && !readBoxes(bytes, at + 8 + before, end, depth + 1, found)) return false;
    at = end;
  }
  return true;
}

/** Of a picture that does not move; anything else was hung on it. */
const OUTERMOST = new Set(["ftyp", "meta", "mdat", "free", "skip"]);
