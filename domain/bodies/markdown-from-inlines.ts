import type { Inline, Mark, Mention } from "./body-schema";
import { sameMark } from "./join-inlines";

export function markdownFromInlines(inlines: Inline[]): string {
  const last = inlines.findLastIndex((inline) => inline.type !== "hardBreak");
  return inlineMarkdown(inlines.slice(0, last + 1), 0)
    .split("\n")
    .map((line) => escapeLineStart(line.trimStart()))
    .join("\n")
    .trimEnd();
}

function inlineMarkdown(inlines: Inline[], level: number): string {
  let markdown = "";
  for (let from = 0; from < inlines.length; ) {
    const first = inlines[from];
    const mark = markAt(first, level);
    let to = from + 1;
    while (mark && to < inlines.length && sameMark(mark, markAt(inlines[to], level))) to += 1;
    if (mark) markdown += wrap(mark, inlines.slice(from, to), level, markdown);
    else if (first?.type === "mention") markdown += mentionMarkdown(first);
    else markdown += first?.type === "text" ? escapeText(first.text) : "\\\n";
    from = to;
  }
  return markdown;
}

function markAt(inline: Inline | undefined, level: number): Mark | undefined {
  return inline?.type === "text" ? inline.marks?.[level] : undefined;
}

/** Whoever gave up their name has no handle. */
const mentionMarkdown = ({ attrs: { handle, label } }: Mention): string =>
  `@${handle || escapeText(label ?? "")}`;

function wrap(mark: Mark, inlines: Inline[], level: number, before: string): string {
  const words = inlines.map((inline) => (inline.type === "text" ? inline.text : "\n")).join("");
  if (mark.type === "code") return codeSpan(words);
  if (mark.type === "link") {
    const { href } = mark.attrs;
    if (words === href) return `<${href}>`;
    return `[${inlineMarkdown(inlines, level + 1)}](${/[()]/.test(href) ? `<${href}>` : href})`;
  }
  const sign = { bold: "**", italic: before.endsWith("*") ? "_" : "*", strike: "~~" }[mark.type];
  // A sign beside a space is not read as one: the spaces go outside.
  const inner = inlineMarkdown(inlines, level + 1);
  const start = inner.length - inner.trimStart().length;
  const end = inner.trimEnd().length;
  return start < end
    ? inner.slice(0, start) + sign + inner.slice(start, end) + sign + inner.slice(end)
    : inner;
}

function codeSpan(code: string): string {
  const line = code.replaceAll("\n", " ");
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .*\S.* $/.test(line) ? " " : "";
  return fence + pad + line + pad + fence;
}

function escapeText(text: string): string {
  return text
    .replaceAll("\n", " ")
    .replace(/[\\`*_[\]<~|]|&(?=#?\w+;)/g, "\\$&")
    .replace(/(https?|ftp):(?=\/\/)/gi, "$1\\:")
    .replace(/(www)\./gi, "$1\\.")
    .replace(/(\w)@(?=\w)/g, "$1\\@");
}

/** What would begin a list, a quote, a heading or a rule at the start of a line. */
function escapeLineStart(line: string): string {
  return line.replace(/^[>#+=-]/, "\\$&").replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}
