import { joined, viewOf } from "./pieces-of-bytes";
import type { ReadBytes } from "./read-bytes";

/** How many bytes a table of colours takes, as the byte before it says. */
const tableSize = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Remarks and other programs' words are left out; how often it moves is kept. */
export function readGif(bytes: Uint8Array): ReadBytes {
  if (bytes.length < 14) return null;
  const view = viewOf(bytes);
  let at = 13 + tableSize(view.getUint8(10));
  const kept = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const sign = view.getUint8(at);
    if (sign === 0x3b) {
      kept.push(bytes.subarray(at, at + 1));
      return { width: view.getUint16(6, true), height: view.getUint16(8, true), bytes: joined(kept) };
    }
    const label = bytes[at + 1] ?? 0;
    const head = sign === 0x2c ? headOfImage(bytes, at) : sign === 0x21 ? 2 : 0;
    const end = head === 0 ? -1 : endOfBlocks(bytes, at + head);
    if (end < 0) return null;
    const isDrawn = sign === 0x2c || label === 0xf9 || (label === 0xff && isLoop(bytes, at));
    if (isDrawn) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
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
