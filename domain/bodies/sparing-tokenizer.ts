import { Tokenizer, type Tokens } from "marked";
import { mailAddressAtStart, startOfMailAddress, webAddressAtStart } from "./bare-addresses";

/** What may begin something else than words, after the first sign of them. */
const STOP = /[\\<![`*~_@]|(?:https?|ftp):\/\/|www\.|(?<! ) {2,}\n/gi;
const STOP_WHERE_LINES_ARE_KEPT = /[\\<![`*~_@]|(?:https?|ftp):\/\/|www\.|(?<! ) *\n/gi;

/** marked's own rules, without those that take more than their share of time or room. */
export class SparingTokenizer extends Tokenizer {
  /**
   * A table stays as it was written. marked would make a cell of every column in every row, also of those that are not
   * written: thousands of columns in 20,000 characters are gigabytes.
   */
  override table(source: string): Tokens.Table | undefined {
    const [raw, header, rule] = this.rules.block.table.exec(source) ?? [];
    if (raw === undefined || !rule || !/[:|]/.test(rule) || columnsOf(header) !== columnsOf(rule))
      return undefined;
    return { type: "table", raw, align: [], header: [], rows: [] };
  }

  /** marked tries at every letter whether a mail address begins there, and reads to the end of the word each time. */
  override url(source: string): Tokens.Link | undefined {
    const found = webAddressAtStart(source) ?? mailAddressAtStart(source);
    if (!found) return undefined;
    const { text, href } = found;
    return { type: "link", raw: text, text, href, tokens: [{ type: "text", raw: text, text }] };
  }

  override inlineText(source: string): Tokens.Text {
    const raw = source.slice(0, this.#endOfWords(source));
    return { type: "text", raw, text: raw, escaped: this.lexer.state.inRawBlock };
  }

  #endOfWords(source: string): number {
    const stop = this.options.breaks ? STOP_WHERE_LINES_ARE_KEPT : STOP;
    const [first = ""] = /^(?:[`~]+|[^`~])/.exec(source) ?? [];
    for (stop.lastIndex = first.length; ; ) {
      const found = stop.exec(source);
      if (!found) return source.length;
      const address = startOfMailAddress(source, found.index);
      if (address !== null && address > 0) return Math.min(address, found.index);
      if (found[0] !== "@") return found.index;
    }
  }

  /** In a list marked looks below every line for one that underlines it, and reads on to the end each time. */
  override lheading(source: string): Tokens.Heading | undefined {
    const { index, 0: line } = UNDERLINE.exec(source.slice(0, LONGEST_HEADING)) ?? { index: -1, 0: "" };
    const end = index + line.length;
    const isWhole = index !== -1 && (end < LONGEST_HEADING || end === source.length);
    return isWhole ? super.lheading(source.slice(0, end)) : undefined;
  }
}

const LONGEST_HEADING = 1_000;
const UNDERLINE = /\n {0,3}(?:=+|-+) *(?:\n+|$)/;

const columnsOf = (row = ""): number =>
  row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/).length;
