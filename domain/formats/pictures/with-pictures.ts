import type { Attrs, ProposedParagraph } from "../../paragraphs";
import { type Picture, type PictureLeftOut, WORDLESS } from "../../pictures";
import type { ImportWarning } from "../decode-text";
import type { Album, Found } from "./album";

export type WithPictures = {
  paragraphs: ProposedParagraph[];
  pictures: Picture[];
  warnings: ImportWarning[];
  /** Where what was the paragraph at that place stands now, or the one after it. */
  placeOf: (before: number) => number;
};

/**
 * Gives each figure the picture that lies at its `src`, by its place among those of the text (`picture`). One that has none
 * keeps its words and says why (`leftOut`); without words it is no figure at all, and whoever imports is told how many.
 */
export function withPictures(found: readonly ProposedParagraph[], album: Album): WithPictures {
  const paragraphs: ProposedParagraph[] = [];
  const left = { gone: 0, told: 0 };
  /** Links that led to what is gone lead to what comes next. */
  let anchors: string[] = [];
  const places: number[] = [];
  for (const paragraph of found) {
    places.push(paragraphs.length);
    const shown = paragraph.attrs?.src === undefined ? paragraph : withPicture(paragraph, album);
    const { attrs: { anchor, ...attrs } = {}, ...rest } = shown ?? paragraph;
    if (anchor !== undefined) anchors.push(String(anchor));
    if (!shown) {
      left.gone += 1;
      continue;
    }
    if (attrs.leftOut !== undefined) left.told += 1;
    const all: Attrs = anchors.length > 0 ? { ...attrs, anchor: anchors.join(" ") } : attrs;
    anchors = [];
    paragraphs.push({ ...rest, ...(Object.keys(all).length > 0 && { attrs: all }) });
  }
  return {
    paragraphs,
    pictures: album.pictures,
    placeOf: (before) => places[before] ?? paragraphs.length,
    warnings: [
      ...(left.gone > 0 ? [{ code: "import.pictures-left-out", values: { count: left.gone } }] : []),
      ...(left.told > 0 ? [{ code: "import.pictures-told", values: { count: left.told } }] : []),
    ],
  };
}

/** Null for what shows nothing and says nothing. */
function withPicture(paragraph: ProposedParagraph, album: Album): ProposedParagraph | null {
  const { src, alt, ...attrs } = paragraph.attrs ?? {};
  const picture = pictureAt(String(src), album);
  const isSilent = paragraph.text === "";
  if (typeof picture === "string" || (isSilent && picture.isTiny)) {
    const leftOut: PictureLeftOut | null = typeof picture === "string" ? picture : null;
    return isSilent ? null : { ...paragraph, attrs: { ...attrs, ...(leftOut && { leftOut }) } };
  }
  const { at, width, height } = picture;
  const shown = { ...attrs, picture: String(at), width, height, ...(alt !== undefined && { alt }) };
  return { ...paragraph, text: isSilent ? WORDLESS : paragraph.text, attrs: shown };
}

const pictureAt = (src: string, album: Album): Found => (src === "" ? "missing" : album.find(src));
