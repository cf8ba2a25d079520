import { parseHTML } from "linkedom";
import { sourceOfPage } from "../source-of-page";
import type { ImportedText } from "./imported-text";
import { aboutLine, dateLine } from "./said-of-itself";

type Head = Required<Pick<ImportedText, "date" | "origin" | "licence">>;

/** By which names pages tell when they came out, and under which terms. */
const DATES = ["citation_publication_date", "dc.date", "dcterms.date", "dcterms.issued", "date"];
const TERMS = ["dcterms.license", "dc.rights", "dcterms.rights", "copyright"];

/** What a page says of itself in its head, for those who look for it there. */
export function saidInHead(
  html: string,
  { url, published }: { url?: URL | undefined; published?: string | null | undefined },
): Head {
  const head = /<head[\s>][\s\S]*?(?:<\/head>|<body)/i.exec(html)?.[0] ?? "";
  const { document } = parseHTML(`<html>${head}</html>`);
  const metas = new Map<string, string>();
  for (const meta of document.querySelectorAll("meta")) {
    const name = (meta.getAttribute("name") ?? meta.getAttribute("property") ?? "").toLowerCase();
    const content = meta.getAttribute("content");
    if (content && !metas.has(name)) metas.set(name, content);
  }
  const first = (names: readonly string[]) => names.map((name) => metas.get(name)).find(Boolean);
  const link = (rel: string) => document.querySelector(`link[rel="${rel}"]`)?.getAttribute("href");
  return {
    date: dateLine(published ?? first(DATES)),
    origin: webAddress(
      url ? sourceOfPage(url, link("canonical")) : (link("canonical") ?? metas.get("og:url")),
    ),
    licence: aboutLine(first(TERMS) ?? link("license")),
  };
}

const webAddress = (said: string | null | undefined): string | null =>
  said && /^https?:/i.test(said) && URL.canParse(said) ? aboutLine(said) : null;
