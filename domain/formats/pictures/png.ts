import { joined, nameAt, viewOf } from "./pieces-of-bytes";
import type { ReadBytes } from "./read-bytes";

/** What a PNG, moving or not, is drawn by. Words, times and Exif are not. */
const DRAWN = new Set(
  "IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT".split(" "),
);

export function readPng(bytes: Uint8Array): ReadBytes {
  const view = viewOf(bytes);
  if (bytes.length < 33 || nameAt(bytes, 12) !== "IHDR") return null;
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const [length, name] = [view.getUint32(at), nameAt(bytes, at + 4)];
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    if (DRAWN.has(name)) kept.push(bytes.subarray(at, end));
    if (name === "IEND")
      return { width: view.getUint32(16), height: view.getUint32(20), bytes: joined(kept) };
    at = end;
  }
  return null;
}
