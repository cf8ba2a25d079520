import type { Inline, Mark } from "../bodies/body-schema";
import { markdownFrom } from "../bodies/markdown-from";
import { markdownFromInlines } from "../bodies/markdown-from-inlines";
import { safeHref } from "../bodies/safe-href";
import type { Paragraph, Mark as TextMark } from "../paragraphs";
import { ListIndents } from "./list-indents";

type Shown = Pick<Paragraph, "kind" | "number" | "text" | "marks" | "attrs">;

/**
 * A paragraph with its number before it and `after` (references) behind its last word. Items of a list stand `within` the
 * items before them.
 */
export function markdownParagraph(paragraph: Shown, after = "", within = new ListIndents()): string {
  const { kind, number, text, attrs } = paragraph;
  const words = () => markdownFromInlines(inlinesOf(paragraph)) + after;
  const numbered = () => (number === null ? words() : `**${number}** ${words()}`);
  switch (kind) {
    case "heading":
      return `${"#".repeat(Math.min(6, Number(attrs.level ?? 1) + 1))} ${words()}`;
    case "quote":
      return numbered().replace(/^/gm, "> ");
    case "list-item":
      return within.indented(attrs, numbered());
    case "code":
      return beside(fenced(text), after);
    case "table":
      return beside(table(text), after);
    default:
      return numbered();
  }
}

const fenced = (text: string): string =>
  markdownFrom({
    type: "doc",
    content: [{ type: "codeBlock", attrs: { language: null }, content: [{ type: "text", text }] }],
  });

const beside = (block: string, after: string): string => (after ? `${block}\n\n${after}` : block);

/** Cells are divided by tabs, rows by lines; the first row becomes the head, which Markdown wants. */
function table(text: string): string {
  const rows = text.split("\n").map((row) => row.split("\t").map(cell));
  const width = Math.max(...rows.map((row) => row.length));
  const line = (row: string[]) =>
    `| ${Array.from({ length: width }, (_, at) => row[at] ?? "").join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(Array(width).fill("---")), ...body.map(line)].join("\n");
}

const cell = (text: string): string => markdownFromInlines(text ? [{ type: "text", text }] : []);

/** The text with its marks, as a post's words are kept: what Markdown has no sign for is plain. */
function inlinesOf({ kind, text, marks }: Shown): Inline[] {
  const known = marks
    .map((mark) => ({ ...mark, as: signOf(mark) }))
    .filter((mark): mark is typeof mark & { as: Mark } => mark.as !== null && mark.start < mark.end)
    // The longer one is outside.
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const edges = new Set([0, text.length, ...known.flatMap(({ start, end }) => [start, end])]);
  const cuts = [...edges].filter((edge) => edge <= text.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((from, at) => {
    const to = cuts[at + 1] ?? text.length;
    const over = known.filter(({ start, end }) => start <= from && end >= to).map(({ as }) => as);
    return linesOf(text.slice(from, to), kind === "verse", over);
  });
}

function linesOf(text: string, hasLines: boolean, marks: Mark[]): Inline[] {
  const pieces = hasLines ? text.split("\n") : [text];
  return pieces.flatMap((piece, at): Inline[] => [
    ...(at > 0 ? [{ type: "hardBreak" } as const] : []),
    ...(piece ? [{ type: "text" as const, text: piece, ...(marks.length > 0 ? { marks } : {}) }] : []),
  ]);
}

function signOf({ kind, attrs }: TextMark): Mark | null {
  switch (kind) {
    case "emphasis":
      return { type: "italic" };
    case "strong":
      return { type: "bold" };
    case "code":
      return { type: "code" };
    case "link": {
      const href = safeHref(String(attrs?.href ?? ""));
      return href ? { type: "link", attrs: { href } } : null;
    }
    default:
      return null;
  }
}
