import type { ExportedReading } from "../exports";
import { PARAGRAPH_BREAK } from "../passages";

/** The words of the text alone, as `text.txt` has them. */
export async function* exportText({ paragraphs }: ExportedReading): AsyncGenerator<string> {
  let between = "";
  for (const { text } of paragraphs) {
    yield between + text;
    between = PARAGRAPH_BREAK;
  }
}
