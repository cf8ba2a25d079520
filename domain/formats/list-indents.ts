import { markdownFromInlines } from "../bodies/markdown-from-inlines";
import { listDepth } from "../list-depth";
import type { Attrs, Paragraph } from "../paragraphs";

/** How far the items of a text's lists are indented in Markdown: as far as the words of the item that they stand in. */
export class ListIndents {
  /** Widths of the signs before the items that are open, from the outermost on. */
  #open: number[] = [];

  /** Whether a paragraph stands in the item before it. Closes what it does not stand in. */
  goOnWith({ kind, attrs }: Pick<Paragraph, "kind" | "attrs">): boolean {
    const isItem = kind === "list-item";
    const within = isItem ? listDepth(attrs) - (isContinued(attrs) ? 0 : 1) : 0;
    this.#open.length = Math.min(this.#open.length, within);
    return this.#open.length > 0;
  }

  /** The words of an item with its sign, or of what goes on in one. */
  indented(attrs: Attrs, words: string): string {
    this.goOnWith({ kind: "list-item", attrs });
    const indent = " ".repeat(this.#open.reduce((sum, width) => sum + width, 0));
    const isGoingOn = isContinued(attrs) && this.#open.length > 0;
    const sign = isGoingOn ? "" : signOf(attrs.marker);
    const width = isGoingOn ? 0 : (/^\S+ /.exec(sign)?.[0].length ?? 2);
    if (!isGoingOn) this.#open.push(width);
    const lines = `${sign}${words}`.replaceAll("\n", `\n${" ".repeat(width)}`);
    return lines.replace(/^(?=.)/gm, indent);
  }
}

const isContinued = ({ marker }: Attrs): boolean => marker === "";

/** Markdown counts in figures alone; what else an item is called by stands before its words. */
function signOf(marker: Attrs[string] | undefined): string {
  if (typeof marker !== "string" || BULLET.test(marker)) return "- ";
  if (/^\d{1,9}[.)]$/.test(marker)) return `${marker} `;
  return `- ${markdownFromInlines([{ type: "text", text: marker }])} `;
}

const BULLET = /^[-*•‣◦▪]?$/;
