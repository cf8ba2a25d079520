import { escapeHtml } from "@/domain/escape-html";
import { isNumbered, type Paragraph } from "@/domain/paragraphs";
import { renderParagraph } from "@/domain/render-paragraph";
import type { Counts } from "./opening";

/** What is said to screen readers, in the viewer's language. */
export type TextWords = {
  number: (number: number) => string;
  count: (count: { threads: number; fresh: number }) => string;
};

const SECTION = 50;

/** A paragraph's place in the page's address: its number, as people cite it; what has none goes by its key. */
export function anchorOf({ kind, key, number }: Pick<Paragraph, "kind" | "key" | "number">): string {
  if (isNumbered(kind) && number !== null) return `p${number}`;
  return kind === "heading" ? `h-${key}` : `k-${key}`;
}

/** The whole text as one string, with the viewer's counts; the paragraphs themselves are rendered once an edition. */
export function textHtml(
  edition: string,
  paragraphs: readonly Paragraph[],
  counts: Counts,
  words: TextWords,
): string {
  const rendered = renderedEdition(edition, paragraphs);
  const total = lengthOf(paragraphs);
  let html = "";
  let before = 0;
  for (let from = 0; from < paragraphs.length; from += SECTION) {
    const section = paragraphs.slice(from, from + SECTION);
    html += `<div class="section" style="contain-intrinsic-block-size:auto ${estimatedHeight(section)}rem">`;
    for (const [at, paragraph] of section.entries()) {
      const found = counts[paragraph.key];
      const count = found && found.threads > 0 ? found : null;
      html += opening(paragraph, before / total, words);
      html += `<div class="words" tabindex="-1"${count ? ` aria-describedby="c-${escapeHtml(paragraph.key)}"` : ""}>`;
      html += rendered[from + at];
      html += count ? `</div>${countLink(paragraph, count, words)}</div>` : "</div></div>";
      before += paragraph.text.length;
    }
    html += "</div>";
  }
  return html;
}

const lengthOf = (paragraphs: readonly Paragraph[]): number =>
  Math.max(
    1,
    paragraphs.reduce((sum, { text }) => sum + text.length, 0),
  );

/** About 64 characters to a line of 2 rem: near enough for a scroll bar before the browser has laid the section out. */
function estimatedHeight(section: readonly Paragraph[]): number {
  return section.reduce((sum, { text }) => sum + 1 + Math.ceil(text.length / 64) * 2, 0);
}

function opening(paragraph: Paragraph, at: number, words: TextWords): string {
  const { key, index, kind, number } = paragraph;
  const place = `data-index="${index}" data-key="${escapeHtml(key)}" data-kind="${kind}" data-at="${at.toFixed(4)}"`;
  const link =
    number === null
      ? ""
      : `<a class="number" href="${placeHref(paragraph)}" tabindex="-1" aria-label="${escapeHtml(words.number(number))}">${number}</a>`;
  return `<div class="paragraph" id="${escapeHtml(anchorOf(paragraph))}" ${place}>${link}`;
}

/** The link whose page carries this paragraph's threads; the browser side makes the same in `paint-counts.ts`. */
function countLink(
  paragraph: Paragraph,
  count: { threads: number; fresh: number },
  words: TextWords,
): string {
  const fresh = count.fresh > 0 ? " data-fresh" : "";
  const label = escapeHtml(words.count(count));
  return `<a class="count" id="c-${escapeHtml(paragraph.key)}" href="${placeHref(paragraph)}" aria-label="${label}"${fresh}>${count.threads}</a>`;
}

const placeHref = (paragraph: Paragraph): string =>
  `?p=${encodeURIComponent(paragraph.key)}#${encodeURIComponent(anchorOf(paragraph))}`;

type RenderedEditions = Map<string, string[]>;
const shared = globalThis as { __colloquyEditions?: RenderedEditions };

/** How many editions' paragraphs are kept ready: a few long books, or everything a small site reads. */
const EDITIONS = 24;

/** Editions never change, so what was rendered stays right. Kept on `globalThis`: each bundle has its own module memory. */
function renderedEdition(edition: string, paragraphs: readonly Paragraph[]): string[] {
  const editions: RenderedEditions = shared.__colloquyEditions ?? new Map();
  shared.__colloquyEditions = editions;
  const rendered = editions.get(edition) ?? paragraphs.map(renderParagraph);
  editions.delete(edition);
  editions.set(edition, rendered);
  for (const oldest of editions.keys()) {
    if (editions.size <= EDITIONS) break;
    editions.delete(oldest);
  }
  return rendered;
}
