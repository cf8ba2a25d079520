import { PICTURE_LEAST, PICTURES } from "../../limits";
import type { Picture, PictureLeftOut } from "../../pictures";
import { readPicture } from "./read-picture";

/** A picture that was found, by its place among those of the text; or why it is not taken. */
export type Found = { at: number; width: number; height: number; isTiny: boolean } | PictureLeftOut;

/** The pictures of one text, as many and as large as it may have. What lies in one place is read once. */
export class Album {
  readonly pictures: Picture[] = [];
  readonly #found = new Map<string, Found>();
  #bytes = 0;

  /** Nothing more is taken; whoever unpacks pictures need not. */
  get isFull(): boolean {
    return this.pictures.length >= PICTURES.count || this.#bytes >= PICTURES.bytes;
  }

  has(src: string): boolean {
    return this.#found.has(src);
  }

  /** Null for what is not in the file. */
  add(src: string, bytes: Uint8Array | null): Found {
    const found = this.#found.get(src) ?? (bytes ? this.#take(bytes) : "missing");
    this.#found.set(src, found);
    return found;
  }

  find(src: string): Found {
    const found = this.#found.get(src);
    if (found !== undefined) return found;
    return /^data:/i.test(src) ? this.add(src, bytesOfData(src)) : "elsewhere";
  }

  #take(bytes: Uint8Array): Found {
    if (this.isFull) return "too-many";
    const picture = readPicture(bytes);
    if (typeof picture === "string") return picture;
    if (this.#bytes + picture.bytes.length > PICTURES.bytes) return "too-many";
    this.#bytes += picture.bytes.length;
    const { width, height } = picture;
    const at = this.pictures.push(picture) - 1;
    return { at, width, height, isTiny: width < PICTURE_LEAST || height < PICTURE_LEAST };
  }
}

/** Of an address that is the picture itself; null where it is none. */
function bytesOfData(src: string): Uint8Array | null {
  const comma = src.indexOf(",");
  if (comma < 0) return null;
  const [head, body] = [src.slice(0, comma), src.slice(comma + 1)];
  try {
    const letters = /;\s*base64\s*$/i.test(head)
      ? atob(body.includes("%") ? decodeURIComponent(body) : body)
      : decodeURIComponent(body);
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
