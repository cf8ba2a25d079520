import type { Element } from "hast";
import { isElement, type Node } from "./elements";

/** The outer marks of a language and the inner ones, as browsers put them. */
const OF_LANGUAGES: Record<string, string> = {
  ...{ bg: "„“‚‘", cs: "„“‚‘", de: "„“‚‘", et: "„“‚‘", lt: "„“‚‘", sk: "„“‚‘", sl: "„“‚‘" },
  ...{ hu: "„”»«", pl: "„”«»", ro: "„”«»", hr: "„”‚’", fi: "””’’", sv: "””’’", nl: "‘’“”" },
  ...{ be: "«»„“", ru: "«»„“", uk: "«»„“", es: "«»“”", fr: "«»“”", it: "«»“”", pt: "«»“”", el: "«»“”" },
  ...{ ja: "「」『』", "zh-tw": "「」『』", "zh-hant": "「」『』" },
};

/** What a browser puts around words that are marked as quoted, and nothing where somebody has put it already. */
export function quotationMarks(quoted: Element, language: string | null, depth: number): [string, string] {
  if (/^\s*[\p{Pi}\p{Pf}"'„‚「『]/u.test(firstWords(quoted.children) ?? "")) return ["", ""];
  const tag = language?.toLowerCase() ?? "";
  const marks = OF_LANGUAGES[tag] ?? OF_LANGUAGES[tag.split("-")[0] ?? ""] ?? "“”‘’";
  const [open = "", close = ""] = depth % 2 === 0 ? marks : marks.slice(2);
  return [open, close];
}

function firstWords(nodes: readonly Node[]): string | null {
  for (const node of nodes) {
    const words = node.type === "text" ? node.value : isElement(node) ? quotedWords(node) : "";
    if (words === null || words.trim() !== "") return words;
  }
  return "";
}

/** A quotation that begins with another begins with a mark of its own. */
const quotedWords = (element: Element): string | null =>
  element.tagName === "q" ? null : firstWords(element.children);
