import { attributeOf, elementsNamed, parseXml, textIn } from "../markup/xml-elements";
import { aboutLine, dateLine, languageTag, titleLine } from "../said-of-itself";
import { resolvePath } from "./resolve-path";

/** What a book says of itself, and its documents in the order in which they are read. */
export type Package = {
  title: string | null;
  authors: string[];
  date: string | null;
  origin: string | null;
  licence: string | null;
  language: string | null;
  direction: "ltr" | "rtl" | null;
  /** Paths in the archive. */
  spine: string[];
  /** Of the contents, as EPUB 3 or EPUB 2 has them. */
  nav: string | null;
  ncx: string | null;
};

/** Where the first package of an archive is, by its `META-INF/container.xml`. */
export function packagePath(container: string): string | null {
  const [first] = elementsNamed(parseXml(container), "rootfile").flatMap(
    (file) => attributeOf(file, "full-path") ?? [],
  );
  return first ?? null;
}

export function readPackage(opf: string, path: string): Package {
  const xml = parseXml(opf);
  const root = elementsNamed(xml, "package")[0];
  const [spine] = elementsNamed(xml, "spine");
  const items = elementsNamed(xml, "item").map((item) => ({
    id: attributeOf(item, "id"),
    path: resolvePath(path, attributeOf(item, "href") ?? ""),
    type: attributeOf(item, "media-type") ?? "",
    properties: (attributeOf(item, "properties") ?? "").split(/\s+/),
  }));
  const byId = new Map(items.map((item) => [item.id, item]));
  const lines = (name: string) =>
    elementsNamed(xml, `dc:${name}`)
      .map((element) => titleLine(textIn(element)))
      .filter((line) => line !== "");
  const [language] = lines("language");
  const direction = attributeOf(spine, "page-progression-direction") ?? attributeOf(root, "dir");
  return {
    title: lines("title")[0] ?? null,
    authors: lines("creator"),
    date: dateLine(lines("date")[0]),
    origin: aboutLine(lines("source")[0]),
    licence: aboutLine(lines("rights")[0]),
    language: languageTag(language),
    direction: direction === "rtl" || direction === "ltr" ? direction : null,
    spine: elementsNamed(spine ?? xml, "itemref").flatMap(
      (ref) => byId.get(attributeOf(ref, "idref"))?.path ?? [],
    ),
    nav: items.find(({ properties }) => properties.includes("nav"))?.path ?? null,
    ncx:
      (byId.get(attributeOf(spine, "toc")) ?? items.find(({ type }) => type === "application/x-dtbncx+xml"))
        ?.path ?? null,
  };
}
