import { PICTURE } from "./limits";
import type { Attrs } from "./paragraphs";
import type { Reading } from "./readings";

/** What a text's pictures may be, by their own bytes. SVG is a program as much as a picture, and is none of them. */
export const PICTURE_TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** A picture as it is kept: what it says of itself beside what it shows is gone from its bytes. */
export type Picture = { type: PictureType; width: number; height: number; bytes: Uint8Array };

/** Why a picture was not taken along; the words are at `library.preview.picture.left-out`. */
export const PICTURES_LEFT_OUT = [
  "elsewhere",
  "missing",
  "svg",
  "unreadable",
  "tells-more",
  "too-large",
  "too-many",
] as const;
export type PictureLeftOut = (typeof PICTURES_LEFT_OUT)[number];

/** What a paragraph's attrs say of the picture that it shows. */
export type ShownPicture = { key: string; width: number; height: number; alt: string };

/** Where the pictures of a text are to be had, and which of them are out of view. */
export type PicturePlaces = { at: string; away: readonly string[] };

/** By a reading's own address, whatever its group is called. */
export const picturesOf = ({ id, picturesAway }: Pick<Reading, "id" | "picturesAway">): PicturePlaces => ({
  at: `/api/v1/readings/${id}/pictures/`,
  away: picturesAway,
});

const KEY = /^[0-9a-f]{32}$/;

/** By what its bytes are told from others, in an address as well. */
export const isPictureKey = (key: unknown): key is string => typeof key === "string" && KEY.test(key);

/** Null for a paragraph without one. */
export function pictureIn(attrs: Attrs | undefined): ShownPicture | null {
  const { picture, width, height, alt } = attrs ?? {};
  if (!isPictureKey(picture) || !isSide(width) || !isSide(height)) return null;
  return { key: picture, width, height, alt: typeof alt === "string" ? alt : "" };
}

const isSide = (value: Attrs[string] | undefined): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= PICTURE.side;

/** Stands for a picture that has neither a caption nor a description: what Unicode has for it. No paragraph is without words. */
export const WORDLESS = "\ufffc";

type WithPieces = { pieces: { attrs?: Attrs | undefined }[] };

/** A picture that a figure names by its place among those of its file, named by its key instead. */
export function withPictureKeys<Proposed extends WithPieces>(
  proposal: Proposed,
  keys: readonly string[],
): Proposed {
  const pieces = proposal.pieces.map((piece) => {
    if (piece.attrs?.picture === undefined) return piece;
    const { picture, ...attrs } = piece.attrs;
    const key = keys[Number(picture)];
    return { ...piece, attrs: key === undefined ? attrs : { ...attrs, picture: key } };
  });
  return { ...proposal, pieces };
}

/** The attrs of a figure that are about how it was read, and mean nothing once it is published. */
export function withoutReading({ leftOut: _, ...attrs }: Attrs): Attrs {
  return attrs;
}
