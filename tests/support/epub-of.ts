import { zipOf } from "./zip-of";

/** A document of an e-book. */
export const page = (body: string) =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`;

/** A book of these documents, in this order. */
export function epub(pages: Record<string, string>, others: Record<string, string> = {}, opf = ""): Buffer {
  const names = Object.keys(pages);
  return zipOf({
    mimetype: "application/epub+zip",
    "META-INF/container.xml":
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="b/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    "b/book.opf": `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A Book</dc:title>${opf}</metadata><manifest>${names.map((name, at) => `<item id="i${at}" href="${name}" media-type="application/xhtml+xml"/>`).join("")}<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="ncx">${names.map((_, at) => `<itemref idref="i${at}"/>`).join("")}</spine></package>`,
    ...Object.fromEntries(names.map((name) => [`b/${name}`, page(pages[name] ?? "")])),
    ...others,
  });
}
