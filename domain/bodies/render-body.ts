import { escapeHtml } from "../escape-html";
import type { Block, Body, Inline, ListItem, Mark } from "./body-schema";
import { sameMark } from "./join-inlines";
import { safeHref } from "./safe-href";

/**
 * The HTML of a body, and its sanitiser: only these elements and attributes can come out, whatever is stored.
 * Each block takes its direction from its own words.
 */
export function renderBody(body: Body): string {
  return body.content.map((block) => renderBlock(block, ' dir="auto"')).join("");
}

function renderBlock(block: Block, dir = ""): string {
  switch (block.type) {
    case "paragraph":
      return `<p${dir}>${renderInlines(block.content ?? [])}</p>`;
    case "blockquote":
      return `<blockquote${dir}>${renderBlocks(block.content)}</blockquote>`;
    case "bulletList":
      return `<ul${dir}>${renderItems(block.content)}</ul>`;
    case "orderedList":
      return `<ol${dir}${startOf(block.attrs.start)}>${renderItems(block.content)}</ol>`;
    case "codeBlock":
      return `<pre dir="ltr"><code${languageOf(block.attrs.language)}>${renderInlines(block.content ?? [])}</code></pre>`;
    default:
      return "";
  }
}

function renderBlocks(blocks: Block[]): string {
  return blocks.map((block) => renderBlock(block)).join("");
}

function renderItems(items: ListItem[]): string {
  return items.map((item) => `<li>${renderBlocks(item.content)}</li>`).join("");
}

function startOf(start: number): string {
  return Number.isSafeInteger(start) && start !== 1 ? ` start="${start}"` : "";
}

function languageOf(language: string | null): string {
  return language ? ` class="language-${escapeHtml(language)}"` : "";
}

/** Neighbours that share their outermost mark share its element: a link with a bold word in it stays one link. */
function renderInlines(inlines: Inline[], level = 0): string {
  let html = "";
  for (let from = 0; from < inlines.length; ) {
    const mark = markAt(inlines[from], level);
    let to = from + 1;
    while (mark && to < inlines.length && sameMark(mark, markAt(inlines[to], level))) to += 1;
    html += mark
      ? wrap(mark, renderInlines(inlines.slice(from, to), level + 1))
      : renderInline(inlines[from]);
    from = to;
  }
  return html;
}

function markAt(inline: Inline | undefined, level: number): Mark | undefined {
  return inline?.type === "text" ? inline.marks?.[level] : undefined;
}

function renderInline(inline: Inline | undefined): string {
  if (inline?.type === "hardBreak") return "<br>";
  if (inline?.type === "mention") return `<bdi>@${escapeHtml(inline.attrs.label ?? "")}</bdi>`;
  return inline?.type === "text" ? escapeHtml(inline.text) : "";
}

function wrap(mark: Mark, html: string): string {
  switch (mark.type) {
    case "bold":
      return `<strong>${html}</strong>`;
    case "italic":
      return `<em>${html}</em>`;
    case "strike":
      return `<s>${html}</s>`;
    case "code":
      return `<code>${html}</code>`;
    case "link": {
      const href = safeHref(mark.attrs.href);
      return href ? `<a href="${escapeHtml(href)}" rel="nofollow ugc noopener">${html}</a>` : html;
    }
    default:
      return html;
  }
}
