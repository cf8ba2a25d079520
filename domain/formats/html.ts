import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { ProposedParagraph } from "../paragraphs";
import { accepted, type Parsed, rejected } from "../parsed";
import { completeText } from "./complete-text";
import { decodeHtml } from "./decode-html";
import { storable } from "./decode-text";
import { saidInHead } from "./html-head";
import type { ExcludedPiece, ImportedText } from "./imported-text";
import { lettersOf } from "./letters-of";
import { pageAddresses } from "./markup/addresses";
import { paragraphsOf, type ReadMarkup } from "./markup/paragraphs-of";
import { findElement, isTooDeep, parseFragment, parsePage } from "./markup/parse-markup";
import { withLevels } from "./markup/with-levels";
import { furnitureOf } from "./page-furniture";
import { Album } from "./pictures/album";
import { withPictures } from "./pictures/with-pictures";
import { languageTag, titleLine } from "./said-of-itself";
import { wholeDocument } from "./whole-document";

export type HtmlOptions = {
  /** The file's name, for a title where the page has none. */
  name?: string;
  /** Where the page is from, for its own links. */
  url?: URL;
};

/** Reads a whole saved page as a careful person would: the article, and what stands around it set aside. */
export function parseHtml(input: Uint8Array | string, { name, url }: HtmlOptions = {}): Parsed<ImportedText> {
  const decoded =
    typeof input === "string" ? accepted({ text: storable(input), warnings: [] }) : decodeHtml(input);
  if (!decoded.ok) return decoded;
  const { text: html, warnings } = decoded.value;
  if (html.trim() === "") return rejected("import.empty-file");
  if (isTooDeep(html)) return rejected("import.too-deep");
  const addresses = pageAddresses(url ?? baseIn(html));
  const found = findArticle(html);
  const language = found?.language ?? null;
  const page = paragraphsOf(findElement(parsePage(html), "body") ?? parsePage(html), addresses, language);
  const article = found && paragraphsOf(parseFragment(found.content), addresses, language);
  const isArticle = article !== null && isMostOf(article, page);
  const read = withPictures((isArticle ? article : page).paragraphs, new Album());
  const { paragraphs: all, pictures } = read;
  const title = found?.title || null;
  const kept = withoutTitle(all, title);
  const text = {
    title,
    authors: found?.authors ?? [],
    ...saidInHead(html, { url, published: found?.published }),
    language,
    direction: found?.direction ?? null,
    paragraphs: withLevels(kept),
    pictures,
    excluded: isArticle ? setAside(page.paragraphs, all, { kept, title }) : [],
    warnings: [...warnings, ...read.warnings],
  };
  return completeText(text, name);
}

type Article = {
  content: string;
  title: string;
  authors: string[];
  published: string | null;
  language: string | null;
  direction: "ltr" | "rtl" | null;
};

/** Null where nothing stands out: a page that is all text, or none. */
function findArticle(html: string): Article | null {
  const { document } = parseHTML(wholeDocument(html));
  // Elements that stand in a comment, or a script, are none.
  if (document.documentElement?.localName !== "html") return null;
  // It takes them all out, with the words in them for who cannot see what they show.
  for (const object of document.querySelectorAll("object")) {
    for (const child of [...object.childNodes]) object.before(child);
    object.remove();
  }
  const article = new Readability(document as unknown as Document, { keepClasses: true }).parse();
  if (!article) return null;
  const { content, title, byline, lang, dir, publishedTime } = article;
  return {
    // The page has no such place of its own.
    content: (content ?? "").replace(/^(<div\b[^<>]*) id="readability-page-1"/i, "$1"),
    title: titleLine(title ?? ""),
    authors: byline ? authorsOf(byline) : [],
    published: publishedTime ?? null,
    language: languageTag(lang),
    direction: dir === "rtl" || dir === "ltr" ? dir : null,
  };
}

const authorsOf = (byline: string): string[] =>
  byline
    .replace(/^\s*(?:written\s+)?by\s+/i, "")
    .split(/\s*(?:;|,\s+and\s+|\s+and\s+|&)\s*/)
    .map(titleLine)
    .filter((author) => author !== "");

/** A page that is hardly anything but its text may have none that stands out; then all of it is read. */
function isMostOf(article: ReadMarkup, page: ReadMarkup): boolean {
  const length = ({ paragraphs }: ReadMarkup) =>
    paragraphs.reduce((sum, { text }) => sum + lettersOf(text).length, 0);
  const [inArticle, onPage] = [length(article), length(page)];
  return inArticle > 0 && (inArticle >= LEAST_LETTERS || inArticle * 2 >= onPage);
}

/** Three sentences: fewer found on a page that has more were found by mistake. */
const LEAST_LETTERS = 250;

/** The title is shown above the text, and so not once more in it. */
function withoutTitle(paragraphs: readonly ProposedParagraph[], title: string | null): ProposedParagraph[] {
  const wanted = title && lettersOf(title);
  const at = paragraphs.findIndex(({ kind, text }) => kind === "heading" && lettersOf(text) === wanted);
  return at < 0 || at > 2 || paragraphs.length === 1 ? [...paragraphs] : paragraphs.toSpliced(at, 1);
}

/** What is on the page and not in the article, where it stood. */
function setAside(
  page: readonly ProposedParagraph[],
  article: readonly ProposedParagraph[],
  { kept, title }: { kept: readonly ProposedParagraph[]; title: string | null },
): ExcludedPiece[] {
  const places = new Map<string, number[]>();
  for (const [at, { text }] of article.entries()) {
    const letters = lettersOf(text);
    places.set(letters, [...(places.get(letters) ?? []), at]);
  }
  const indexOf = new Map(kept.map((paragraph, at) => [paragraph, at]));
  let before = 0;
  return page.flatMap(({ text }) => {
    const letters = lettersOf(text);
    const at = places.get(letters)?.shift();
    if (at !== undefined) {
      const paragraph = article[at];
      const index = paragraph && indexOf.get(paragraph);
      if (index !== undefined) before = Math.max(before, index + 1);
      return [];
    }
    const isTitle = title !== null && letters === lettersOf(title);
    return letters === "" || isTitle
      ? []
      : [{ text, reason: furnitureOf(text, "back")?.reason ?? "furniture", before }];
  });
}

function baseIn(html: string): URL | null {
  const href =
    /<base[^>]+href\s*=\s*["']([^"'<>]+)["']/i.exec(html)?.[1] ??
    /<link[^>]+rel\s*=\s*["']canonical["'][^>]+href\s*=\s*["']([^"'<>]+)["']/i.exec(html)?.[1];
  return href && /^https?:/i.test(href) && URL.canParse(href) ? new URL(href) : null;
}
