import { PICTURE_FRAMES_PIXELS } from "../../limits";
import { joined, viewOf } from "./pieces-of-bytes";
import type { ReadBytes } from "./read-bytes";

/** How many bytes a table of colours takes, as the byte before it says. */
const tableSize = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/**
 * Remarks and other programs' words are left out; how often it moves is kept. A frame that reaches beyond the picture is
 * drawn by some browsers as if the picture were as large, and many are drawn one after the other.
 */
export function readGif(bytes: Uint8Array): ReadBytes {
  if (bytes.length < 14) return null;
  const view = viewOf(bytes);
  let at = 13 + tableSize(view.getUint8(10));
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  const kept = [bytes.subarray(0, at)];
  let drawn = 0;
  while (at < bytes.length) {
    const sign = view.getUint8(at);
    if (sign === 0x3b) {
      kept.push(bytes.subarray(at, at + 1));
      return drawn > PICTURE_FRAMES_PIXELS ? "too-large" : { width, height, bytes: joined(kept) };
    }
    const label = bytes[at + 1] ?? 0;
    const head = sign === 0x2c ? headOfImage(bytes, at) : sign === 0x21 ? 2 : 0;
    const end = head === 0 ? -1 : endOfBlocks(bytes, at + head);
    if (end < 0) return null;
    if (sign === 0x2c) {
      const frame = frameAt(view, at);
      if (frame.right > width || frame.bottom > height) return null;
      drawn += frame.pixels;
    }
    const isTiming = label === 0xf9 && end - at === TIMING_BYTES;
    const isDrawn =
      sign === 0x2c || isTiming || (label === 0xff && end - at === LOOP_BYTES && isLoop(bytes, at));
    if (isDrawn) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/** Of these two, and no more hung on. */
const TIMING_BYTES = 8;
const LOOP_BYTES = 19;

function frameAt(view: DataView, at: number): { right: number; bottom: number; pixels: number } {
  const [left, top] = [view.getUint16(at + 1, true), view.getUint16(at + 3, true)];
  const [width, height] = [view.getUint16(at + 5, true), view.getUint16(at + 7, true)];
  return { right: left + width, bottom: top + height, pixels: width * height };
}

/** Where, how large, its own colours, and how they are packed. */
const headOfImage = (bytes: Uint8Array, at: number): number => 11 + tableSize(bytes[at + 9] ?? 0);

/** Blocks begin with their length; one of none ends them. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const length = bytes[at] ?? 0;
    at += 1 + length;
    if (length === 0) return at;
  }
  return -1;
}

const isLoop = (bytes: Uint8Array, at: number): boolean =>
  String.fromCharCode(...bytes.subarray(at + 3, at + 14)) === "NETSCAPE2.0";
