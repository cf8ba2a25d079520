import type { Paragraph } from "@/domain/paragraphs";
import { type PicturePlaces, pictureIn } from "@/domain/pictures";
import { renderParagraph } from "@/domain/render-paragraph";
import type { ParagraphWire } from "@/domain/wire/reading";
import { absoluteUrl } from "@/lib/env";

export function paragraphWire({ attrs, ...words }: Paragraph, { at, away }: PicturePlaces): ParagraphWire {
  const shown = words.kind === "figure" ? pictureIn(attrs) : null;
  const picture = shown && { ...shown, url: absoluteUrl(at + shown.key), isAway: away.includes(shown.key) };
  return { ...words, picture, html: renderParagraph({ ...words, attrs }, { at: absoluteUrl(at), away }) };
}
