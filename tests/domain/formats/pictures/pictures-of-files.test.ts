import { describe, expect, test } from "vitest";
import { parseDocx } from "@/domain/formats/docx";
import { parseEpub } from "@/domain/formats/epub/epub";
import { parseHtml } from "@/domain/formats/html";
import type { ImportedText } from "@/domain/formats/imported-text";
import { parseMarkdown } from "@/domain/formats/markdown";
import { linesOf, parsedFrom } from "@/domain/formats/parsed-lines";
import type { Parsed } from "@/domain/parsed";
import { WORDLESS } from "@/domain/pictures";
import { buildJpeg, buildPng, dataUrl } from "../../../support/build-picture";
import { zipOf } from "../../../support/zip-of";

function read(parsed: Parsed<ImportedText>): ImportedText {
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

const outline = ({ paragraphs }: ImportedText) =>
  paragraphs.map(({ kind, text, attrs }) => [kind, text, attrs]);
const lake = buildPng({ grey: 10 });
const SIZE = { width: 64, height: 48 };
const words =
  "Words of an article that are long enough to be read, and go on for more than one line. ".repeat(4);

describe("Markdown", () => {
  test("a picture that is in the file comes along with what describes it; one elsewhere is told", () => {
    const text = read(
      parseMarkdown(
        `# Lakes\n\n![A lake](${dataUrl(lake)})\n\n![A hill](https://example.org/hill.png)\n\nWords.`,
      ),
    );
    expect(outline(text)).toEqual([
      ["figure", "A lake", { alt: "A lake", picture: "0", ...SIZE }],
      ["figure", "A hill", { leftOut: "elsewhere" }],
      ["paragraph", "Words.", undefined],
    ]);
    expect(text.pictures).toMatchObject([{ type: "image/png", ...SIZE }]);
    expect(text.warnings).toContainEqual({ code: "import.pictures-told", values: { count: 1 } });
  });
});

describe("a saved page", () => {
  const page = (figures: string) =>
    `<html><body><article><h1>Lakes</h1><p>${words}</p>${figures}<p>${words}</p></article></body></html>`;

  test("its figures have their pictures, captions and descriptions", () => {
    const figure = `<figure><img src="${dataUrl(lake)}" alt="Water, and hills"><figcaption>The lake in May</figcaption></figure>`;
    const text = read(parseHtml(page(figure)));
    expect(outline(text)).toContainEqual([
      "figure",
      "The lake in May",
      { alt: "Water, and hills", picture: "0", ...SIZE },
    ]);
  });

  test("one picture that is none takes nothing else along", () => {
    const svg = dataUrl(Buffer.from("<svg onload='alert(1)'/>"), "image/svg+xml");
    const text = read(
      parseHtml(
        page(
          `<figure><img src="${svg}" alt="Drawn"></figure><figure><img src="${dataUrl(Buffer.from("nothing"))}" alt="Broken"></figure><p><img src="${dataUrl(lake)}"></p><p><img src="${dataUrl(buildPng({ width: 1, height: 1 }))}"></p>`,
        ),
      ),
    );
    const figures = text.paragraphs.filter(({ kind }) => kind === "figure");
    expect(figures.map(({ text: told, attrs }) => [told, attrs])).toEqual([
      ["Drawn", { leftOut: "svg" }],
      ["Broken", { leftOut: "unreadable" }],
      [WORDLESS, { picture: "0", ...SIZE }],
    ]);
    expect(text.warnings.slice(0, 2)).toEqual([
      { code: "import.pictures-left-out", values: { count: 1 } },
      { code: "import.pictures-told", values: { count: 2 } },
    ]);
  });
});

const epub = (body: string, others: Record<string, string | Uint8Array> = {}) =>
  zipOf({
    mimetype: "application/epub+zip",
    "META-INF/container.xml":
      '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    "OEBPS/book.opf":
      '<package><metadata><dc:title>Lakes</dc:title></metadata><manifest><item id="a" href="text/a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
    "OEBPS/text/a.xhtml": `<html><body>${body}</body></html>`,
    ...others,
  });

describe("an e-book", () => {
  test("its pictures are found where they lie, once each, in drawings that only hold them too", async () => {
    const text = read(
      await parseEpub(
        epub(
          '<svg><image xlink:href="../images/lake.png"/></svg><p id="one">One.</p><figure><img src="../images/lake.png" alt=""/><figcaption>Again</figcaption></figure><p><img src="../images/gone.png" alt="Gone"/></p><p><img id="nothing" src="../images/gone.png"/></p><p>Two.</p>',
          { "OEBPS/images/lake.png": lake },
        ),
      ),
    );
    expect(text.pictures).toHaveLength(1);
    expect(outline(text)).toMatchObject([
      ["figure", WORDLESS, { picture: "0", ...SIZE }],
      ["paragraph", "One.", {}],
      ["figure", "Again", { picture: "0" }],
      ["figure", "Gone", { leftOut: "missing" }],
      ["paragraph", "Two.", { anchor: "OEBPS/text/a.xhtml/nothing" }],
    ]);
  });
});

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const drawing = (reference: string, alt: string) =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip ${reference}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

describe("a Word file", () => {
  test("its pictures have their captions, and one that is only linked is not fetched", async () => {
    const text = read(
      await parseDocx(
        zipOf({
          "[Content_Types].xml":
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
          "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
          "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p1" Type="${RELATIONS}/image" Target="media/lake.jpg"/><Relationship Id="p2" Type="${RELATIONS}/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`,
          "word/styles.xml": `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/></w:style></w:styles>`,
          "word/media/lake.jpg": buildJpeg(),
          "word/document.xml": `<w:document ${W}><w:body>${drawing('r:embed="p1"', "A lake")}<w:p><w:pPr><w:pStyle w:val="Cap"/></w:pPr><w:r><w:t>Figure 1: the lake</w:t></w:r></w:p>${drawing('r:link="p2"', "Elsewhere")}<w:p><w:r><w:t>Words.</w:t></w:r></w:p></w:body></w:document>`,
        }),
      ),
    );
    expect(outline(text)).toEqual([
      ["figure", "Figure 1: the lake", { alt: "A lake", picture: "0", ...SIZE }],
      ["figure", "Elsewhere", { leftOut: "elsewhere" }],
      ["paragraph", "Words.", undefined],
    ]);
    expect(text.pictures).toMatchObject([{ type: "image/jpeg" }]);
  });
});

test("pictures come over from the process that reads them as they were", () => {
  const parsed = parseMarkdown(`Words.\n\n![A lake](${dataUrl(lake)})`);
  const lines = [...linesOf(parsed)].map((line) => JSON.parse(JSON.stringify(line)));
  const arrived = read(parsedFrom(lines));
  expect(arrived.pictures.map(({ bytes }) => Buffer.from(bytes))).toEqual(
    read(parsed).pictures.map(({ bytes }) => Buffer.from(bytes)),
  );
});
