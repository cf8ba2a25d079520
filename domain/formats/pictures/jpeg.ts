import { joined, viewOf } from "./pieces-of-bytes";
import type { ReadBytes } from "./read-bytes";

/** Frames: what kind of JPEG it is, and how large. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** What programs wrote beside the picture: all but its resolution, its colours and how they were mixed. */
function isTold(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xfe) return true;
  if (marker < 0xe0 || marker > 0xef) return false;
  const name = String.fromCharCode(...segment.subarray(4, 16));
  if (marker === 0xe0) return !name.startsWith("JFIF\0");
  if (marker === 0xe2) return !name.startsWith("ICC_PROFILE\0");
  return !(marker === 0xee && name.startsWith("Adobe"));
}

/** Of what a camera tells, only which side is up is kept. */
export function readJpeg(bytes: Uint8Array): ReadBytes {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  let turned = 1;
  let isDrawn = false;
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // A picture that was cut off before its end is shown as far as it goes.
    if (marker === 0xd9) break;
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const segment = bytes.subarray(at, end);
    if (isFrame(marker)) {
      if (size || segment.length < 9) return null;
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    if (marker === 0xe1) turned = turnedIn(segment) ?? turned;
    if (!isTold(marker, segment)) kept.push(segment);
    at = end;
    if (marker !== 0xda) continue;
    isDrawn = true;
    at = endOfScan(bytes, end);
    kept.push(bytes.subarray(end, at));
  }
  if (!size || !isDrawn) return null;
  kept.push(Uint8Array.of(0xff, 0xd9));
  if (turned !== 1) kept.splice(1, 0, turnedSegment(turned));
  const { width, height } = turned >= 5 ? { width: size.height, height: size.width } : size;
  return { width, height, bytes: joined(kept) };
}

/** Where the next marker stands: what is drawn has none but those to begin anew. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

const EXIF = "Exif\0\0";
const ORIENTATION = 0x0112;

/** Which side is up, from 1 to 8 as Exif has it. */
function turnedIn(segment: Uint8Array): number | null {
  if (!String.fromCharCode(...segment.subarray(4, 10)).startsWith(EXIF)) return null;
  const tiff = segment.subarray(10);
  const view = viewOf(tiff);
  if (tiff.length < 14) return null;
  const isLittle = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return null;
  const count = view.getUint16(directory, isLittle);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return null;
    if (view.getUint16(entry, isLittle) !== ORIENTATION) continue;
    const turned = view.getUint16(entry + 8, isLittle);
    return turned >= 1 && turned <= 8 ? turned : null;
  }
  return null;
}

/** Exif that says nothing else. */
function turnedSegment(turned: number): Uint8Array {
  const segment = new Uint8Array(36);
  const view = viewOf(segment);
  view.setUint16(0, 0xffe1);
  view.setUint16(2, segment.length - 2);
  segment.set(new TextEncoder().encode(`${EXIF}MM\0*`), 4);
  view.setUint32(14, 8);
  view.setUint16(18, 1);
  view.setUint16(20, ORIENTATION);
  view.setUint16(22, 3);
  view.setUint32(24, 1);
  view.setUint16(28, turned);
  return segment;
}
