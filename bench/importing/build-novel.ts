import { epub } from "@/tests/support/epub-of";
import { buildText } from "../anchoring/build-text";

/** As many words as the longest novels have. */
const WORDS = 560_000;
const CHAPTERS = 60;

export type Novel = { words: number; text: Buffer; book: Buffer };

/** One text, as a file of nothing but its words and as an e-book. */
export function buildNovel(): Novel {
  const paragraphs: string[] = [];
  let words = 0;
  for (const paragraph of buildText(14_000)) {
    if (words >= WORDS) break;
    paragraphs.push(paragraph);
    words += paragraph.split(" ").length;
  }
  const length = Math.ceil(paragraphs.length / CHAPTERS);
  const chapters = Array.from({ length: CHAPTERS }, (_, at) => {
    const inside = paragraphs.slice(at * length, (at + 1) * length).map((one) => `<p>${one}</p>`);
    return [`${at}.xhtml`, `<h2>Chapter ${at + 1}</h2>${inside.join("\n")}`];
  });
  return { words, text: Buffer.from(paragraphs.join("\n\n")), book: epub(Object.fromEntries(chapters)) };
}
