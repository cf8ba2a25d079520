import { beginningOf } from "@/domain/cut-between-characters";
import { REVIEW_BEGINNING } from "@/domain/limits";

/** The first words of a text, its headings aside: by them one knows what it is. */
export function beginningOfText(paragraphs: readonly { kind: string; text: string }[]): string {
  const read = paragraphs.filter(({ kind, text }) => kind !== "heading" && text.trim() !== "");
  const words: string[] = [];
  let length = 0;
  for (const { text } of read.length > 0 ? read : paragraphs) {
    if (length > REVIEW_BEGINNING) break;
    words.push(text);
    length += text.length;
  }
  return beginningOf(words.join("\n\n"), REVIEW_BEGINNING);
}
