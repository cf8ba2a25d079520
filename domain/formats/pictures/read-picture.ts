import { PICTURE } from "../../limits";
import type { Picture, PictureLeftOut, PictureType } from "../../pictures";
import { readAvif } from "./avif";
import { readGif } from "./gif";
import { readJpeg } from "./jpeg";
import { readPng } from "./png";
import type { ReadBytes } from "./read-bytes";
import { readWebp } from "./webp";

const isAt = (bytes: Uint8Array, at: number, letters: string): boolean =>
  [...letters].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** By the first bytes alone: what a file or a page calls it says nothing. */
function typeOf(bytes: Uint8Array): PictureType | "svg" | null {
  if (isAt(bytes, 0, "\x89PNG\r\n\x1a\n")) return "image/png";
  if (isAt(bytes, 0, "\xff\xd8\xff")) return "image/jpeg";
  if (isAt(bytes, 0, "GIF87a") || isAt(bytes, 0, "GIF89a")) return "image/gif";
  if (isAt(bytes, 0, "RIFF") && isAt(bytes, 8, "WEBP")) return "image/webp";
  if (isAt(bytes, 4, "ftypavif") || isAt(bytes, 4, "ftypavis")) return "image/avif";
  const beginning = String.fromCharCode(...bytes.subarray(0, 1_024));
  return /<svg[\s>]|<!DOCTYPE svg/i.test(beginning) ? "svg" : null;
}

const READERS: Record<PictureType, (bytes: Uint8Array) => ReadBytes> = {
  "image/png": readPng,
  "image/jpeg": readJpeg,
  "image/gif": readGif,
  "image/webp": readWebp,
  "image/avif": readAvif,
};

/**
 * A picture by what its bytes are, without what they tell beside it: where and when it was taken, with which camera, by
 * whom, and whatever was hung on its end. Or why it is not taken.
 */
export function readPicture(bytes: Uint8Array): Picture | PictureLeftOut {
  if (bytes.length === 0) return "missing";
  const type = typeOf(bytes);
  if (type === "svg") return "svg";
  if (type === null) return "unreadable";
  if (bytes.length > PICTURE.bytes) return "too-large";
  const read = READERS[type](bytes);
  if (read === null || typeof read === "string") return read ?? "unreadable";
  const { width, height } = read;
  if (width < 1 || height < 1) return "unreadable";
  if (width > PICTURE.side || height > PICTURE.side || width * height > PICTURE.pixels) return "too-large";
  return { type, ...read };
}
