import type { ProposedParagraph } from "./paragraphs";
import { renderParagraphWords } from "./render-paragraph";

/** Of what a page has, what a button cannot hold: links, and the parts of a table. */
const STILL: [RegExp, string][] = [
  [/<a [^>]*>/g, '<span class="link">'],
  [/<\/a>/g, "</span>"],
  [/<tr>/g, '<span class="row">'],
  [/<(?:td|th)(?: [^>]*)?>/g, '<span class="cell">'],
  [/<\/(?:tr|td|th)>/g, "</span>"],
];

/** The inside of a paragraph as the reading page has it, for a button: its words look so, and nothing in it leads anywhere. */
export const renderPieceWords = (piece: ProposedParagraph): string =>
  STILL.reduce((html, [part, still]) => html.replace(part, still), renderParagraphWords(piece));
