import { expect, test } from "vitest";
import { parseEpub } from "@/domain/formats/epub/epub";
import { parseHtml } from "@/domain/formats/html";
import { parseMarkdown } from "@/domain/formats/markdown";
import { parsePlainText } from "@/domain/formats/plain-text";
import { ABOUT_LENGTH } from "@/domain/limits";
import { zipOf } from "../../support/zip-of";

const said = (parsed: Awaited<ReturnType<typeof parseEpub>>) => {
  if (!parsed.ok) throw new Error(parsed.code);
  const { date, origin, licence } = parsed.value;
  return { date, origin, licence };
};

test("an e-book says when it came out, what it is made from, and who may use it", async () => {
  const book = zipOf({
    mimetype: "application/epub+zip",
    "META-INF/container.xml": '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
    "b.opf":
      '<package><metadata><title>Rivers</title><date>1999-05-01T00:00:00Z</date><source>A house, 1854</source><rights>Public domain</rights></metadata><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
    "a.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Water begins.</p></body></html>',
  });
  expect(said(await parseEpub(book))).toEqual({
    ...{ date: "1999-05-01", origin: "A house, 1854", licence: "Public domain" },
  });
});

test("a page says it in its head, and nothing that is no address is taken for one", () => {
  const page = (head: string) =>
    parseHtml(`<html><head><title>Lakes</title>${head}</head><body><p>A lake keeps it.</p></body></html>`);
  const full = page(
    '<meta name="DC.date" content="2001-02-03"><link rel="canonical" href="https://lakes.example/1"><link rel="license" href="https://terms.example/by">',
  );
  expect(said(full)).toEqual({
    ...{ date: "2001-02-03", origin: "https://lakes.example/1", licence: "https://terms.example/by" },
  });
  const none = { date: null, origin: null, licence: null };
  expect(said(page('<link rel="canonical" href="javascript:alert(1)">'))).toEqual(none);
});

test("Markdown says it above its words, and a Project Gutenberg text by its number", () => {
  const matter = "---\ndate: 1854\nurl: https://rivers.example\nrights: All of them\n---\n\nWater begins.";
  expect(said(parseMarkdown(matter))).toEqual({
    ...{ date: "1854", origin: "https://rivers.example", licence: "All of them" },
  });
  const gutenberg =
    "The Project Gutenberg eBook of Rivers\n\nTitle: Rivers\n\nRelease date: May 1, 1999 [eBook #135]\n\n*** START OF THE PROJECT GUTENBERG EBOOK RIVERS ***\n\nWater begins here, and goes on from there to the sea.\n\n*** END OF THE PROJECT GUTENBERG EBOOK RIVERS ***\n";
  expect(said(parsePlainText(new TextEncoder().encode(gutenberg)))).toMatchObject({
    origin: "https://www.gutenberg.org/ebooks/135",
  });
});

test("terms longer than a field are told in their whole words, and that there is more", () => {
  const terms = "You may do this. ".repeat(100);
  const page = `<html><head><title>Lakes</title><meta name="dcterms.rights" content="${terms}"></head><body><p>A lake keeps it.</p></body></html>`;
  const { licence } = said(parseHtml(page));
  expect(licence?.length).toBeLessThanOrEqual(ABOUT_LENGTH);
  expect(licence).toMatch(/(?:this\.|You|may|do)…$/);
  expect(terms.startsWith(licence?.slice(0, -1) ?? "?")).toBe(true);
});
