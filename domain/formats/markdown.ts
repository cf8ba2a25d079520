import type { Root } from "hast";
import type { Root as Markdown } from "mdast";
import rehypeRaw from "rehype-raw";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { NESTED } from "../limits";
import type { ProposedParagraph } from "../paragraphs";
import { accepted, type Parsed, rejected } from "../parsed";
import { completeText } from "./complete-text";
import { decodeText, storable } from "./decode-text";
import { frontMatterIn } from "./front-matter";
import type { ImportedText } from "./imported-text";
import { lettersOf } from "./letters-of";
import { withCues } from "./markup/cues-in-paragraphs";
import { paragraphsOf } from "./markup/paragraphs-of";
import { isTooDeep } from "./markup/parse-markup";
import { withLevels } from "./markup/with-levels";
import { Album } from "./pictures/album";
import { withPictures } from "./pictures/with-pictures";
import { isTangled } from "./tangled-markdown";

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);
const maker = unified().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw);

/** Reads CommonMark with GitHub's tables, notes and struck words; HTML in it is read as HTML. */
export function parseMarkdown(
  input: Uint8Array | string,
  { name }: { name?: string } = {},
): Parsed<ImportedText> {
  const decoded =
    typeof input === "string" ? accepted({ text: storable(input), warnings: [] }) : decodeText(input);
  if (!decoded.ok) return decoded;
  const { text, warnings } = decoded.value;
  if (text.trim() === "") return rejected("import.empty-file");
  if (isTooDeep(text) || isNestedTooDeep(text)) return rejected("import.too-deep");
  if (isTangled(text)) return rejected("import.tangled");
  const tree = reader.parse(text.replace(/^\ufeff/, ""));
  const matter = frontMatterIn(tree);
  const { paragraphs: found } = paragraphsOf(
    withCues(maker.runSync(tree) as Root),
    undefined,
    matter.language,
  );
  const { paragraphs: all, pictures, ...shown } = withPictures(found, new Album());
  const [rest, heading] = withoutTitle(all, tree);
  // A first heading that says something else than the file's own title is the text's.
  const isTitle = matter.title === null || lettersOf(heading ?? "") === lettersOf(matter.title);
  const paragraphs = isTitle ? rest : all;
  const read = {
    title: matter.title ?? heading,
    authors: matter.authors,
    date: matter.date,
    origin: matter.origin,
    licence: matter.licence,
    language: matter.language,
    paragraphs: withLevels(paragraphs),
    pictures,
    excluded: [],
    warnings: [...warnings, ...shown.warnings],
  };
  return completeText(read, name);
}

/** By the signs at the beginning of one line, or by how far one is indented: a list in another needs two columns. */
const isNestedTooDeep = (text: string): boolean =>
  new RegExp(`^(?: {2}|\\t){${NESTED.signs}}[ \\t]*(?:[-*+]|\\d{1,9}[.)])[ \\t]`, "m").test(text) ||
  new RegExp(`^[ \\t]*(?:(?:>|[-*+]|\\d{1,9}[.)])[ \\t]*){${NESTED.signs}}`, "m").test(text);

/** A first-level heading that begins the text, and is the only one of its level, is its title. */
function withoutTitle(
  paragraphs: readonly ProposedParagraph[],
  tree: Markdown,
): [ProposedParagraph[], string | null] {
  const highest = tree.children.filter((child) => child.type === "heading" && child.depth === 1);
  const [first, ...rest] = paragraphs;
  if (highest.length !== 1 || rest.length === 0 || first?.kind !== "heading" || first.attrs?.level !== 1)
    return [[...paragraphs], null];
  return [rest, first.text];
}
