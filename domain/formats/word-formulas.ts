import { escapeHtml } from "../escape-html";
import { attributeOf, childNamed, parseXml, textIn, type XmlElement } from "./markup/xml-elements";

/** Words of a formula, and how they stand to its line. */
type Run = { text: string; stands: "superscript" | "subscript" | null };

/** A Word file's XML with its formulas as runs of a line: letters and signs in their order, raised and lowered as they stood. */
export function withPlainFormulas(xml: string): string {
  // One that closes itself holds nothing.
  const opening = /<m:oMath(?=[\s>])[^>]*(?<!\/)>/g;
  let plain = "";
  let from = 0;
  for (let found = opening.exec(xml); found; found = opening.exec(xml)) {
    const end = xml.indexOf(CLOSING, found.index);
    if (end < 0) break;
    plain += xml.slice(from, found.index) + lineOf(xml.slice(found.index, end + CLOSING.length));
    from = opening.lastIndex = end + CLOSING.length;
  }
  return plain + xml.slice(from);
}

const CLOSING = "</m:oMath>";

const lineOf = (formula: string): string => elementsIn(parseXml(formula)).flatMap(read).map(written).join("");

function written({ text, stands }: Run): string {
  const properties = stands ? `<w:rPr><w:vertAlign w:val="${stands}"/></w:rPr>` : "";
  return `<w:r>${properties}<w:t xml:space="preserve">${escapeHtml(text)}</w:t></w:r>`;
}

const elementsIn = ({ children }: Pick<XmlElement, "children">): XmlElement[] =>
  (children as XmlElement[]).filter((child) => child.name !== undefined);

const sign = (text: string): Run[] => (text === "" ? [] : [{ text, stands: null }]);

function read(element: XmlElement): Run[] {
  const part = (name: string) => inner(childNamed(element, name));
  const said = (name: string, otherwise: string) => {
    const properties = childNamed(element, `${element.name}Pr`);
    return attributeOf(properties && childNamed(properties, name), "m:val") ?? otherwise;
  };
  switch (element.name) {
    case "m:t":
    case "w:t":
      return sign(textIn(element));
    case "w:del":
    case "w:moveFrom":
      return [];
    case "m:f":
      return [...bracketed(part("m:num")), ...sign("/"), ...bracketed(part("m:den"))];
    case "m:rad":
      return [...standing("superscript", part("m:deg")), ...sign("√"), ...bracketed(part("m:e"))];
    case "m:nary":
      return [...sign(said("m:chr", "∫")), ...inner(element)];
    case "m:func":
      return [...part("m:fName"), ...sign(" "), ...part("m:e")];
    case "m:d":
      return [
        ...sign(said("m:begChr", "(")),
        ...between(sign(said("m:sepChr", "|")), elementsIn(element).filter(isExpression)),
        ...sign(said("m:endChr", ")")),
      ];
    case "m:m":
    case "m:mr":
    case "m:eqArr":
      return between(sign(" "), elementsIn(element));
    case "m:sup":
      return standing("superscript", inner(element));
    case "m:sub":
    case "m:lim":
      return standing("subscript", inner(element));
    default:
      return inner(element);
  }
}

const isExpression = ({ name }: XmlElement): boolean => name === "m:e";

const inner = (element: XmlElement | undefined): Run[] => (element ? elementsIn(element).flatMap(read) : []);

const standing = (stands: NonNullable<Run["stands"]>, runs: readonly Run[]): Run[] =>
  runs.map((run) => ({ stands, text: run.text }));

/** What is set over or under a stroke belongs together. */
function bracketed(runs: Run[]): Run[] {
  const isOneTerm = runs.every(({ text }) => /^[\p{L}\p{M}\p{N}.,]*$/u.test(text));
  return isOneTerm ? runs : [...sign("("), ...runs, ...sign(")")];
}

function between(separator: Run[], elements: readonly XmlElement[]): Run[] {
  const parts = elements.map(read).filter((runs) => runs.length > 0);
  return parts.flatMap((runs, at) => (at > 0 ? [...separator, ...runs] : runs));
}
