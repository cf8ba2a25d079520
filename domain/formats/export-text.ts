import type { ExportedReading } from "../exports";
import { plainTextOf } from "../paragraphs";

/** The words of the text alone, as `text.txt` has them. */
export async function* exportText({ paragraphs }: ExportedReading): AsyncGenerator<string> {
  yield plainTextOf(paragraphs);
}
