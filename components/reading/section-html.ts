import type { Section, SetEdition, SetParagraph } from "@/domain/editions";
import { escapeHtml } from "@/domain/escape-html";
import { placeQuery } from "@/domain/language-choice";
import { anchorOf } from "@/domain/paragraphs";
import { withAwayWords } from "@/domain/render-paragraph";
import type { Counts } from "./opening";

/** What is said in the text by its frame, in one language. */
export type TextWords = {
  locale: string;
  number: (number: number) => string;
  count: (count: { threads: number; fresh: number }) => string;
  /** In place of a picture that moderators have taken out of view. */
  pictureAway: string;
  /** In place of words that a translation does not have. */
  untranslated: string;
  /** Of a link to a part of the text that did not come with the page. */
  part: (numbers: { first: number; last: number } | null) => string;
};

/** The text as the page carries it, with the viewer's counts: some sections whole, the others as their room. */
export function textHtml(
  edition: SetEdition,
  [first, beyond]: readonly [number, number],
  counts: Counts,
  words: TextWords,
): string {
  let html = "";
  for (const [at, section] of edition.sections.entries())
    html +=
      at >= first && at < beyond
        ? `<div class="section" ${placeOf(section)} style="contain-intrinsic-block-size:auto ${section.height}rem">${sectionHtml(edition, section, counts, words)}</div>`
        : roomFor(edition, section, words);
  return html;
}

/** The inside of one section. The browser side puts it into the page as it is (`load-section.ts`). */
export function sectionHtml(
  edition: SetEdition,
  { from, to }: Section,
  counts: Counts,
  words: TextWords,
): string {
  const framed = framedIn(edition, words);
  let html = "";
  for (let index = from; index < to; index++) {
    const [paragraph, frame] = [edition.paragraphs[index], framed[index]];
    if (!paragraph || !frame) break;
    const found = counts[index];
    html += frame;
    const set = shown(paragraph, words);
    const beside = paragraph.beside ? besideHtml(paragraph.beside, words) : "";
    if (found && found.threads > 0)
      html += ` aria-describedby="c-${escapeHtml(paragraph.key)}">${set}</div>${beside}${countLink(edition, paragraph, found, words)}</div>`;
    else html += `>${set}</div>${beside}</div>`;
  }
  return html;
}

function shown({ html, isAway }: Pick<SetParagraph, "html" | "isAway">, words: TextWords): string {
  if (html === "") return `<p class="gap" role="img" aria-label="${escapeHtml(words.untranslated)}"></p>`;
  return isAway ? withAwayWords(html, words.pictureAway) : html;
}

const besideHtml = (beside: NonNullable<SetParagraph["beside"]>, words: TextWords): string =>
  `<div class="beside" tabindex="-1" lang="${escapeHtml(beside.language)}" dir="${beside.direction}">${shown(beside, words)}</div>`;

/** By language. */
type Framed = Map<string, string[]>;
const shared = globalThis as typeof globalThis & { colloquyFramed?: WeakMap<SetEdition, Framed> };

/** What stands before each paragraph's words: the same for every reader of one language, so it is made once. */
function framedIn(edition: SetEdition, words: TextWords): string[] {
  shared.colloquyFramed ??= new WeakMap();
  const kept: Framed = shared.colloquyFramed.get(edition) ?? new Map();
  shared.colloquyFramed.set(edition, kept);
  const framed =
    kept.get(words.locale) ??
    edition.paragraphs.map(
      (paragraph) => `${opening(edition, paragraph, words)}<div class="words" tabindex="-1"`,
    );
  kept.set(words.locale, framed);
  return framed;
}

/** As high as the section will be about, and a link there for who has no scripts to fetch it. */
function roomFor(edition: SetEdition, section: Section, words: TextWords): string {
  const paragraph = edition.paragraphs[section.from];
  const link = paragraph
    ? `<a class="part" href="${placeHref(edition, paragraph)}">${escapeHtml(words.part(section.numbers))}</a>`
    : "";
  return `<div class="section" data-away ${placeOf(section)} style="block-size:${section.height}rem">${link}</div>`;
}

function placeOf({ from, at, numbers }: Section): string {
  const shown = numbers ? ` data-first="${numbers.first}" data-last="${numbers.last}"` : "";
  return `data-from="${from}" data-at="${at.toFixed(4)}"${shown}`;
}

function opening(edition: SetEdition, paragraph: SetParagraph, words: TextWords): string {
  const { key, index, kind, number } = paragraph;
  const place = `data-index="${index}" data-key="${escapeHtml(key)}" data-kind="${kind}"`;
  const link =
    number === null
      ? ""
      : `<a class="number" href="${placeHref(edition, paragraph)}" tabindex="-1" aria-label="${escapeHtml(words.number(number))}">${number}</a>`;
  return `<div class="paragraph${paragraph.beside ? " level" : ""}" id="${escapeHtml(anchorOf(paragraph))}" ${place}>${link}`;
}

/** The link whose page carries this paragraph's threads; the browser side makes the same in `paint-counts.ts`. */
function countLink(
  edition: SetEdition,
  paragraph: SetParagraph,
  count: { threads: number; fresh: number },
  words: TextWords,
): string {
  const fresh = count.fresh > 0 ? " data-fresh" : "";
  const label = escapeHtml(words.count(count));
  return `<a class="count" id="c-${escapeHtml(paragraph.key)}" href="${placeHref(edition, paragraph)}" aria-label="${label}"${fresh}>${count.threads}</a>`;
}

/** What one reads in stays. */
const placeHref = ({ asked }: SetEdition, paragraph: SetParagraph): string =>
  `${escapeHtml(placeQuery(paragraph.key, asked))}#${encodeURIComponent(anchorOf(paragraph))}`;
