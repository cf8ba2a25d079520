import type { Root } from "mdast";
import { parseDocument } from "yaml";
import { z } from "zod";
import { aboutLine, dateLine, languageTag, titleLine } from "./said-of-itself";

export type FrontMatter = {
  title: string | null;
  authors: string[];
  date: string | null;
  origin: string | null;
  licence: string | null;
  language: string | null;
};

const words = z.union([z.string(), z.number()]).transform((value) => titleLine(String(value)));
const name = z.union([words, z.object({ name: words }).transform((person) => person.name)]);
const names = z.union([z.array(name), name.transform((one) => [one])]).catch([]);
const said = z
  .union([z.string(), z.number()])
  .transform((value) => aboutLine(String(value)))
  .nullable()
  .catch(null);
const tag = z.string().transform(languageTag).nullable().catch(null);

const matter = z
  .object({
    title: words.nullable().catch(null),
    author: names,
    authors: names,
    date: said.transform(dateLine),
    source: said,
    url: said,
    rights: said,
    license: said,
    licence: said,
    copyright: said,
    lang: tag,
    language: tag,
  })
  .partial()
  .catch({});

/** What a Markdown file says of itself above its words, as Pandoc and site generators read it. */
export function frontMatterIn({ children: [first] }: Root): FrontMatter {
  const document = first?.type === "yaml" ? parseDocument(first.value) : null;
  // What is no YAML says nothing; the words below it are read all the same.
  const {
    title,
    author = [],
    authors = [],
    lang,
    language,
    ...more
  } = matter.parse(document && document.errors.length === 0 ? document.toJS() : {});
  return {
    title: title || null,
    authors: [...author, ...authors].filter(Boolean),
    date: more.date ?? null,
    origin: more.source ?? more.url ?? null,
    licence: more.licence ?? more.license ?? more.rights ?? more.copyright ?? null,
    language: lang ?? language ?? null,
  };
}
