import { safeHref } from "./bodies/safe-href";
import { escapeHtml } from "./escape-html";
import { headingLevel } from "./heading-level";
import { MARKS_DEEP } from "./limits";
import type { Attrs, Mark, ParagraphKind, ProposedParagraph } from "./paragraphs";

type Rendered = Pick<ProposedParagraph, "kind" | "text" | "marks" | "attrs">;

/** A paragraph as an HTML element of its own, safe to put into any page. */
export function renderParagraph(paragraph: Rendered): string {
  const [open, close] = wrapping(paragraph.kind, paragraph.attrs ?? {});
  return open + renderParagraphWords(paragraph) + close;
}

/**
 * The inside of a paragraph: its words with their marks. The text content of this HTML is exactly the paragraph's text,
 * so a place on the page and a place in the text are the same number.
 */
export function renderParagraphWords({ kind, text, marks }: Rendered): string {
  if (kind === "verse") return lines(text, marks, '<span class="line">', "<br></span>");
  if (kind === "table") return renderRows(text, marks);
  return renderStretch(text, marks, 0, text.length);
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
      return [`<ul><li${attribute("data-marker", attrs.marker)}>`, "</li></ul>"];
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

function lines(text: string, marks: readonly Mark[], open: string, close: string): string {
  return stretches(text, "\n", 0, text.length)
    .map(([start, end]) => open + renderStretch(text, marks, start, end) + close)
    .join("\n");
}

function renderRows(text: string, marks: readonly Mark[]): string {
  return stretches(text, "\n", 0, text.length)
    .map(([rowStart, rowEnd]) => {
      const cells = stretches(text, "\t", rowStart, rowEnd).map(
        ([start, end]) => `<td>${renderStretch(text, marks, start, end)}</td>`,
      );
      return `<tr>${cells.join("\t")}</tr>`;
    })
    .join("\n");
}

function stretches(text: string, divider: string, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  let start = from;
  for (let at = text.indexOf(divider, from); at >= 0 && at < to; at = text.indexOf(divider, start)) {
    found.push([start, at]);
    start = at + divider.length;
  }
  return [...found, [start, to]];
}

type Tagged = { start: number; end: number; kind: Mark["kind"]; open: string; close: string };

/** Walks the places where a mark begins or ends; marks that overlap are closed and opened again, so tags always nest. */
function renderStretch(text: string, marks: readonly Mark[], from: number, to: number): string {
  const tagged = marks
    .map((mark) => tagFor(mark, from, to))
    .filter((mark): mark is Tagged => mark !== null)
    .sort((a, b) => a.start - b.start || b.end - a.end);
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

function tagFor(mark: Mark, from: number, to: number): Tagged | null {
  const start = Math.max(mark.start, from);
  const end = Math.min(mark.end, to);
  const tag = start < end ? tagOf(mark) : null;
  return tag && { start, end, kind: mark.kind, open: tag[0], close: tag[1] };
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
    return isTag ? [`<span${attribute("lang", lang)}>`, "</span>"] : null;
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
