import { childNamed, elementsNamed, elementsThat, parseXml, textIn } from "./markup/xml-elements";
import { withPlainFormulas } from "./word-formulas";

/** For what mammoth does not know something that it does: a tag that only holds its words, and one that is left out. */
const KNOWN: Record<string, string> = {
  ...{ fldSimple: "smartTag", bdo: "smartTag", dir: "smartTag" },
  ...{ ruby: "smartTag", rubyBase: "smartTag", rubyPr: "rPr", rt: "moveFrom" },
  ...{ cr: "br", ptab: "tab" },
};

const UNKNOWN = new RegExp(`<(/?)w:(${Object.keys(KNOWN).join("|")})(?=[\\s/>])`, "g");

/** A Word file's XML told so that mammoth reads all of its words; what is said beside letters of how they are read is none. */
export const asMammothKnows = (xml: string): string =>
  withPlainFormulas(xml)
    .replace(/<(\/?)m:oMathPara(?=[\s>])/g, "<$1w:smartTag")
    .replace(UNKNOWN, (_, slash: string, name: string) => `<${slash}w:${KNOWN[name]}`);

/** How many pieces with words in them mammoth left out, by what it says of the parts that it read. */
export function countUnread(messages: readonly string[], parts: readonly string[]): number {
  const names = new Set(messages.flatMap((message) => LEFT_OUT.exec(message)?.[1] ?? []));
  return parts.reduce((sum, part) => sum + countIn(part, names), 0);
}

const LEFT_OUT = /^An unrecognised element was ignored: (?:\{.*\}|.*:)?([^:{}]+)$/;

function countIn(part: string, names: ReadonlySet<string>): number {
  // Shapes that older programs are told of otherwise; where they are not, mammoth reads nothing, and says nothing.
  const hasShapes = part.includes("<mc:AlternateContent");
  if (names.size === 0 && !hasShapes) return 0;
  const xml = parseXml(part);
  const unread = elementsThat(xml, ({ name }) => names.has(name.replace(/^.*:/, "")));
  const shapes = hasShapes ? elementsNamed(xml, "mc:AlternateContent") : [];
  return [...unread, ...shapes.filter((shape) => !childNamed(shape, "mc:Fallback"))].filter(
    // What is put in from another part of the file says so without words.
    (element) => textIn(element).trim() !== "" || element.name === "w:altChunk",
  ).length;
}
