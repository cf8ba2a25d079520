import { safeHref } from "./bodies/safe-href";
import { escapeHtml } from "./escape-html";
import { headingLevel } from "./heading-level";
import { MARKS_DEEP } from "./limits";
import { listDepth } from "./list-depth";
import { marksWithin } from "./marks-within";
import type { Attrs, Mark, ParagraphKind, ProposedParagraph } from "./paragraphs";

import { type PicturePlaces, pictureIn, type ShownPicture, WORDLESS } from "./pictures";

type Rendered = Pick<ProposedParagraph, "kind" | "text" | "marks" | "attrs">;

/** A paragraph as an HTML element of its own, safe to put into any page; its picture is there where `pictures` says. */
export function renderParagraph(paragraph: Rendered, pictures?: PicturePlaces): string {
  const picture = paragraph.kind === "figure" && pictures ? pictureIn(paragraph.attrs) : null;
  if (picture && pictures) return renderFigure(paragraph, picture, pictures);
  const [open, close] = wrapping(paragraph.kind, paragraph.attrs ?? {});
  const direction = attribute("dir", directionOf(paragraph));
  return open.replace(/^<\w+/, (tag) => tag + direction) + renderParagraphWords(paragraph) + close;
}

/** Of a paragraph whose words all run in one: it begins at that side, too. The innermost counts, which is the last. */
function directionOf({ text, marks }: Rendered): "ltr" | "rtl" | undefined {
  const said = marks.filter(({ kind, attrs }) => kind === "language" && directionIn(attrs));
  return directionIn(said.findLast(({ start, end }) => start === 0 && end === text.length)?.attrs);
}

const directionIn = (attrs: Attrs = {}): "ltr" | "rtl" | undefined =>
  attrs.dir === "ltr" || attrs.dir === "rtl" ? attrs.dir : undefined;

/** What stands in a page for a picture out of view, until it is said there in the reader's language (`withAwayWords`). */
const AWAY = '<span class="away" role="img"></span>';

export const withAwayWords = (html: string, words: string): string =>
  html.replace(
    AWAY,
    () =>
      `<span class="away" role="img"${attribute("aria-label", words)}${attribute("data-words", words)}></span>`,
  );

/** What only stands for a picture without words is not shown; what describes it is not said twice. */
function renderFigure(paragraph: Rendered, picture: ShownPicture, { at, away }: PicturePlaces): string {
  const { key, width, height, alt } = picture;
  const said = alt === paragraph.text ? "" : alt;
  const size = `${attribute("width", width)}${attribute("height", height)}`;
  const shown = away.includes(key)
    ? AWAY
    : `<img${attribute("src", at + key)}${size}${attribute("alt", said)} loading="lazy" decoding="async">`;
  const silent = paragraph.text === WORDLESS ? ' class="wordless"' : "";
  return `<figure>${shown}<figcaption${silent}>${renderParagraphWords(paragraph)}</figcaption></figure>`;
}

/**
 * The inside of a paragraph: its words with their marks. The text content of this HTML is exactly the paragraph's text,
 * so a place on the page and a place in the text are the same number.
 */
export function renderParagraphWords({ kind, text, marks }: Rendered): string {
  const within = tagsWithin(marks);
  if (kind === "verse") return lines(text, within, '<span class="line">', "<br></span>");
  if (kind === "table") return renderRows(text, within);
  return renderStretch(text, within, 0, text.length);
}

function wrapping(kind: ParagraphKind, attrs: Attrs): [string, string] {
  switch (kind) {
    case "heading": {
      if (attrs.ornament) return ['<p class="ornament">', "</p>"];
      const tag = `h${headingLevel(attrs) + 1}`;
      return [`<${tag}>`, `</${tag}>`];
    }
    case "quote":
      return ["<blockquote><p>", "</p></blockquote>"];
    case "verse":
      return ['<p class="verse">', "</p>"];
    case "list-item":
      return [itemOpening(attrs), "</li></ul>"];
    case "code":
      return ["<pre><code>", "</code></pre>"];
    case "table":
      return ["<table><tbody>", "</tbody></table>"];
    case "figure":
      return ["<figure><figcaption>", "</figcaption></figure>"];
    case "footnote":
      return ['<p class="footnote">', "</p>"];
    default:
      return ["<p>", "</p>"];
  }
}

/** Each item is a list of its own, since anything may stand between two; that it is in a list of another it says itself. */
function itemOpening(attrs: Attrs): string {
  const depth = listDepth(attrs);
  const [list, level] =
    depth > 1 ? [attribute("data-depth", depth), attribute("aria-level", depth)] : ["", ""];
  return `<ul${list}><li${level}${attribute("data-marker", attrs.marker)}>`;
}

function lines(text: string, within: TagsWithin, open: string, close: string): string {
  return stretches(text, "\n", 0, text.length)
    .map(([start, end]) => open + renderStretch(text, within, start, end) + close)
    .join("\n");
}

function renderRows(text: string, within: TagsWithin): string {
  return stretches(text, "\n", 0, text.length)
    .map(([rowStart, rowEnd]) => {
      const cells = stretches(text, "\t", rowStart, rowEnd).map(
        ([start, end]) => `<td>${renderStretch(text, within, start, end)}</td>`,
      );
      return `<tr>${cells.join("\t")}</tr>`;
    })
    .join("\n");
}

function stretches(text: string, divider: string, from: number, to: number): [number, number][] {
  let start = from;
  return text
    .slice(from, to)
    .split(divider)
    .map((words) => {
      const end = start + words.length;
      const stretch: [number, number] = [start, end];
      start = end + divider.length;
      return stretch;
    });
}

type Tagged = { start: number; end: number; kind: Mark["kind"]; open: string; close: string; order: number };

/** What of a paragraph's marks falls into a stretch. The stretches are asked for in their order. */
type TagsWithin = (from: number, to: number) => Tagged[];

/** Of links that cover a whole stretch the first alone is drawn, of other marks as many as may lie over each other. */
function tagsWithin(marks: readonly Mark[]): TagsWithin {
  const tagged = marks.flatMap((mark, order) => tagFor(mark, order) ?? []);
  const linksWithin = marksWithin(
    tagged.filter(({ kind }) => kind === "link"),
    1,
  );
  const othersWithin = marksWithin(
    tagged.filter(({ kind }) => kind !== "link"),
    MARKS_DEEP,
  );
  return (from, to) =>
    [...linksWithin(from, to), ...othersWithin(from, to)]
      .map((tag) => ({ ...tag, start: Math.max(tag.start, from), end: Math.min(tag.end, to) }))
      .filter(({ start, end }) => start < end)
      .sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
}

/** Walks the places where a mark begins or ends; marks that overlap are closed and opened again, so tags always nest. */
function renderStretch(text: string, within: TagsWithin, from: number, to: number): string {
  const tagged = within(from, to);
  const places = [...new Set([from, to, ...tagged.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  let html = "";
  let open: Tagged[] = [];
  let next = 0;
  for (const [index, place] of places.entries()) {
    const firstEnded = open.findIndex(({ end }) => end <= place);
    const reopened = firstEnded < 0 ? [] : open.slice(firstEnded);
    html += reopened
      .map(({ close }) => close)
      .reverse()
      .join("");
    open = firstEnded < 0 ? open : open.slice(0, firstEnded);
    const opening = reopened.filter(({ end }) => end > place);
    for (let mark = tagged[next]; mark && mark.start <= place; mark = tagged[++next]) opening.push(mark);
    for (const mark of opening) {
      if (mark.kind === "link" && open.some(({ kind }) => kind === "link")) continue;
      if (open.length >= MARKS_DEEP) continue;
      html += mark.open;
      open.push(mark);
    }
    const until = places[index + 1];
    if (until !== undefined) html += escapeHtml(text.slice(place, until));
  }
  return html;
}

const TAGS: Record<Exclude<Mark["kind"], "link" | "language" | "note">, [string, string]> = {
  emphasis: ["<em>", "</em>"],
  strong: ["<strong>", "</strong>"],
  code: ["<code>", "</code>"],
  superscript: ["<sup>", "</sup>"],
  subscript: ["<sub>", "</sub>"],
  "small-caps": ['<span class="small-caps">', "</span>"],
};

function tagFor(mark: Mark, order: number): Tagged | null {
  const { start, end, kind } = mark;
  const tag = start < end ? tagOf(mark) : null;
  return tag && { start, end, kind, open: tag[0], close: tag[1], order };
}

function tagOf({ kind, attrs }: Mark): [string, string] | null {
  if (kind === "link") {
    const href = linkOf(attrs?.href);
    return href === null ? null : [`<a${attribute("href", href)} rel="noopener nofollow">`, "</a>"];
  }
  if (kind === "note") {
    const href = linkOf(attrs?.href);
    const [open, close] = ['<sup class="note">', "</sup>"];
    return href === null ? [open, close] : [`${open}<a${attribute("href", href)}>`, `</a>${close}`];
  }
  if (kind === "language") {
    const lang = attrs?.lang;
    const isTag = typeof lang === "string" && /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(lang);
    const said = attribute("lang", isTag ? lang : undefined) + attribute("dir", directionIn(attrs));
    return said === "" ? null : [`<span${said}>`, "</span>"];
  }
  return TAGS[kind];
}

/** Only whole web and mail addresses, and places in the page itself. */
function linkOf(href: Attrs[string] | undefined): string | null {
  if (typeof href !== "string") return null;
  return /^#[\p{L}\p{N}_.:-]+$/u.test(href) ? href : safeHref(href);
}

function attribute(name: string, value: Attrs[string] | undefined): string {
  return value === undefined || value === null ? "" : ` ${name}="${escapeHtml(String(value))}"`;
}
