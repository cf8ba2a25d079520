import { beginningOf } from "../cut-between-characters";
import { PARAGRAPH_LENGTH, TEXT_PARAGRAPHS, TITLE_LENGTH } from "../limits";
import type { ProposedParagraph } from "../paragraphs";
import { accepted, type Parsed, rejected } from "../parsed";
import { directionOf, guessLanguage } from "./guess-language";
import type { ImportedText } from "./imported-text";
import { withoutOwnLanguage } from "./own-language";
import { openingWords, titleFromName } from "./title-without-title";

/** What a parser has read of a file; what the file did not say of itself is null. */
export type ReadText = Pick<
  ImportedText,
  "authors" | "date" | "origin" | "licence" | "paragraphs" | "excluded" | "warnings"
> & {
  title: string | null;
  language?: string | null;
  direction?: ImportedText["direction"] | null;
  pictures?: ImportedText["pictures"];
};

/** Fills in by a guess what a file does not say of itself, or says why it cannot be a text here. */
export function completeText(read: ReadText, name?: string): Parsed<ImportedText> {
  const { title, authors, paragraphs, pictures = [], excluded, warnings } = read;
  const refusal = refusalFor(paragraphs);
  if (refusal) return refusal;
  const sample = sampleOf(paragraphs);
  const known = beginningOf(title ?? titleFromName(name) ?? openingWords(sample), TITLE_LENGTH);
  const language = read.language ?? guessLanguage(sample);
  const direction = read.direction ?? directionOf(sample);
  return accepted({
    title: known,
    authors,
    date: read.date ?? null,
    origin: read.origin ?? null,
    licence: read.licence ?? null,
    language,
    direction,
    paragraphs: withoutOwnLanguage(paragraphs, { language, direction }),
    pictures,
    excluded,
    warnings:
      title === null ? [...warnings, { code: "import.title-guessed", values: { title: known } }] : warnings,
  });
}

function refusalFor(paragraphs: readonly ProposedParagraph[]) {
  if (paragraphs.length === 0) return rejected("import.empty-file");
  if (paragraphs.length > TEXT_PARAGRAPHS) {
    return rejected("import.too-many-paragraphs", { count: paragraphs.length, limit: TEXT_PARAGRAPHS });
  }
  const longest = paragraphs.findIndex(({ text }) => text.length > PARAGRAPH_LENGTH);
  if (longest < 0) return null;
  return rejected("import.paragraph-too-long", { place: longest + 1, limit: PARAGRAPH_LENGTH });
}

/** The beginning of the text, long enough to know its language by. */
function sampleOf(paragraphs: readonly ProposedParagraph[]): string {
  let sample = "";
  for (const { text } of paragraphs) {
    if (sample.length > 20_000) break;
    sample += `${text}\n`;
  }
  return sample.slice(0, 40_000);
}
