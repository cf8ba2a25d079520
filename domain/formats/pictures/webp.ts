import { joined, nameAt, viewOf } from "./pieces-of-bytes";
import type { ReadBytes } from "./read-bytes";

/** What is drawn by: Exif and XMP are not. */
const DRAWN = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);

/** In the flags of `VP8X`: that Exif and XMP follow. */
const TOLD = 0x0c;

export function readWebp(bytes: Uint8Array): ReadBytes {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [];
  let size: { width: number; height: number } | null = null;
  if (bytes.length < 20) return null;
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true));
  for (let at = 12; at + 8 <= end; ) {
    const [name, length] = [nameAt(bytes, at), view.getUint32(at + 4, true)];
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > end) return null;
    const chunk = bytes.slice(at, next);
    if (chunk.length < next - at) return null;
    size ??= sizeIn(name, chunk.subarray(8));
    if (name === "VP8X") chunk[8] = (chunk[8] ?? 0) & ~TOLD;
    if (DRAWN.has(name)) kept.push(chunk);
    at = next;
  }
  if (!size) return null;
  const head = bytes.slice(0, 12);
  const body = joined(kept);
  viewOf(head).setUint32(4, 4 + body.length, true);
  return { ...size, bytes: joined([head, body]) };
}

function sizeIn(name: string, chunk: Uint8Array): { width: number; height: number } | null {
  const view = viewOf(chunk);
  if (name === "VP8X" && chunk.length >= 10) {
    const [width, height] = [view.getUint32(4, true) & 0xffffff, view.getUint32(6, true) >>> 8];
    return { width: width + 1, height: height + 1 };
  }
  if (name === "VP8 " && chunk.length >= 10 && chunk[3] === 0x9d && chunk[4] === 0x01 && chunk[5] === 0x2a)
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
  if (name === "VP8L" && chunk.length >= 5 && chunk[0] === 0x2f) {
    const bits = view.getUint32(1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return null;
}
