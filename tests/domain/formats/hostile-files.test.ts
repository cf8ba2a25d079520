import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { timeToParse } from "@/domain/time-to-parse";
import type { FileToParse } from "@/operations/imports/parse-file";
import { docx, p, r, W } from "../../support/docx-of";
import { epub, page } from "../../support/epub-of";
import { fixture, fixturesIn, testWithFixtures } from "../../support/fixtures";
import { type Outcome, outcomeOf } from "../../support/outcome-of";
import { packed, packedPdf } from "../../support/packed-pdf";
import { bundleParser } from "../../support/parse-apart";
import { column, pdfOf } from "../../support/pdf-of";
import { zipOf } from "../../support/zip-of";

/** Seconds of the processor, and megabytes beyond what the same takes that harms nobody. */
const MOST = { seconds: 5, megabytes: 200 };

/** What the process has by itself, with the reader of that format. */
const harmless = { other: 0, pdf: 0 };
let takeAway = () => {};

beforeAll(async () => {
  takeAway = await bundleParser();
  const megabytes = async (file: FileToParse) => (await outcomeOf(file)).megabytes;
  harmless.other = await megabytes({ bytes: docx(p(r("Words."))), name: "a.docx" });
  harmless.pdf = await megabytes({ bytes: pdfOf([column(["Words."])]), name: "a.pdf" });
}, 180_000);

afterAll(() => takeAway());

/** What is not made to be unpacked takes as much as a novel does. */
const MOST_OF_READ = 350;

type Expected = string | null | ((text: NonNullable<Outcome["text"]>) => void);

/** Refused with a code, or read so that nothing is left of what harms; either way soon, and in little memory. */
async function expectHarmless(file: FileToParse, expected: Expected, mostMegabytes?: number): Promise<void> {
  const { code, text, seconds, megabytes } = await outcomeOf(file);
  if (expected === null) expect([null, "import.too-much"]).toContain(code);
  else if (typeof expected === "string") expect(code).toBe(expected);
  else if (text) expected(text);
  else throw new Error(code ?? "");
  expect(seconds).toBeLessThanOrEqual(Math.max(MOST.seconds, timeToParse(file.bytes.length)) + 0.5);
  const own = file.name?.endsWith(".pdf") ? harmless.pdf : harmless.other;
  expect(megabytes).toBeLessThanOrEqual(mostMegabytes ?? own + MOST.megabytes);
}

const words =
  (...paragraphs: string[]) =>
  (text: NonNullable<Outcome["text"]>) =>
    expect(text.paragraphs.map((paragraph) => paragraph.text)).toEqual(paragraphs);

/** Some are kept as they are, whatever they look like: what they show is isolated on the page. */
const kept = (text: NonNullable<Outcome["text"]>) => {
  expect(text.paragraphs.length).toBeGreaterThan(0);
  expect(text.paragraphs.every((paragraph) => !paragraph.text.includes("\0"))).toBe(true);
};

describe("the hostile files of the collection", () => {
  const FILES: Record<string, Expected> = {
    "bidi-and-controls.txt": kept,
    "billion-laughs.docx": "import.damaged",
    "empty.txt": "import.empty-file",
    "line-ends.txt": kept,
    "pdf-named.docx": "import.damaged",
    "scripts.html": words(
      "Real title",
      "First paragraph link tabbed.",
      "Second paragraph.",
      "Third paragraph covers the page",
    ),
    "truncated.docx": "import.damaged",
    "xxe-file.docx": "import.damaged",
    "zip-slip.epub": "import.damaged",
  };

  testWithFixtures("are all in this table", () => {
    const names = fixturesIn("import/hostile").filter((name) => name !== "expected.json");
    expect(names).toEqual(Object.keys(FILES));
  });

  for (const [name, expected] of Object.entries(FILES))
    testWithFixtures(name, () =>
      expectHarmless({ bytes: fixture(`import/hostile/${name}`), name }, expected),
    );
});

const MB = 1024 * 1024;
const spaces = (megabytes: number) => Buffer.alloc(megabytes * MB, " ");
const drawing = (megabytes: number) => Buffer.alloc(megabytes * MB, "BT /F1 9 Tf 72 700 Td (word) Tj ET\n");
const entities = (kind: string) => `<!DOCTYPE html [${kind}]>${page("<p>Before &x; and after.</p>")}`;
const LAUGHS = Array.from(
  { length: 10 },
  (_, at) => `<!ENTITY ${at === 9 ? "x" : `l${at}`} "${at === 0 ? "ha" : `&l${at - 1};`.repeat(10)}">`,
).join("");

const image = (more: string) =>
  `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="p" descr="A lake"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip ${more}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
const led = (target: string, more = ' TargetMode="External"') => ({
  "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="i" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}"${more}/></Relationships>`,
});

/** A directory of a zip whose entries all lead to the same packed bytes. */
function overlapping(): Buffer {
  const zip = zipOf({ "word/document.xml": spaces(4), b: "", c: "", d: "" });
  let at = zip.readUInt32LE(zip.length - 6);
  const [size, place] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
  for (let entry = 0; entry < 4; entry++) {
    zip.writeUInt32LE(size, at + 20);
    zip.writeUInt32LE(place, at + 42);
    at += 46 + zip.readUInt16LE(at + 28);
  }
  return zip;
}

type Made = [what: string, name: string, make: () => Uint8Array, expected: Expected];

const sound = () => Buffer.from(pdfOf([column(["Words that are here."])]));

describe("what is packed to do harm", () => {
  test.each<Made>([
    [
      "hundreds of megabytes of spaces",
      "a.docx",
      () => zipOf({ "word/document.xml": spaces(350) }),
      "import.unpacks-too-large",
    ],
    [
      "hundreds of megabytes that says it is a kilobyte",
      "a.docx",
      () => zipOf({ "word/document.xml": spaces(350) }, { claims: { "word/document.xml": 1_024 } }),
      "import.damaged",
    ],
    [
      "a picture of hundreds of megabytes that says it is a kilobyte",
      "a.docx",
      () =>
        docx(
          p(r("Words.")) + image('r:embed="i"'),
          { ...led("media/a.png", ""), "word/media/a.png": spaces(350) },
          { "word/media/a.png": 1_024 },
        ),
      (text) => expect(text.pictures).toEqual([]),
    ],
    ["files that lie over one another", "a.docx", overlapping, "import.unpacks-too-large"],
    [
      "packed files in a packed file, which nobody unpacks",
      "a.docx",
      () =>
        docx(p(r("Words.")), { "word/more.zip": zipOf({ a: zipOf({ b: spaces(200) }) }).toString("latin1") }),
      words("Words."),
    ],
    [
      "a picture of hundreds of megabytes in a book",
      "a.epub",
      () =>
        epub(
          { "one.xhtml": '<p>Words.</p><img src="a.png"/>' },
          { "b/a.png": spaces(290).toString("latin1") },
        ),
      "import.unpacks-too-large",
    ],
    [
      "a page of hundreds of megabytes of spaces",
      "a.pdf",
      () => packedPdf([packed(spaces(350))]),
      "import.unpacks-too-large",
    ],
    [
      "a page of eighty megabytes of words",
      "a.pdf",
      () => packedPdf([packed(drawing(80))]),
      "import.unpacks-too-large",
    ],
    ["a page packed twice", "a.pdf", () => packedPdf([packed(spaces(80), 2)]), "import.unpacks-too-large"],
    [
      "twenty pages of twenty megabytes",
      "a.pdf",
      () => packedPdf(new Array(20).fill(packed(spaces(20)))),
      "import.unpacks-too-large",
    ],
    [
      "a page packed in a way that is not looked at before",
      "a.pdf",
      () => {
        const hex = Buffer.from(`${deflateSync(spaces(300), { level: 9 }).toString("hex")}>`);
        return packedPdf([{ filter: "[/ASCIIHexDecode /FlateDecode]", bytes: hex }]);
      },
      "import.too-much",
    ],
    [
      "a page with more words than a library",
      "a.pdf",
      () => packedPdf([packed(drawing(15))]),
      "import.too-much",
    ],
    [
      "a page of a million lines drawn around a word",
      "a.pdf",
      () =>
        packedPdf([
          packed(
            Buffer.concat([
              Buffer.from("BT /F1 9 Tf 72 700 Td (word) Tj ET\n"),
              Buffer.alloc(15 * MB, "0 0 m 9 9 l S\n"),
            ]),
          ),
        ]),
      words("word"),
    ],
  ])("%s (%s)", { timeout: 180_000 }, async (_, name, make, expected) => {
    await expectHarmless({ bytes: make(), name }, expected);
  });
});

describe("what leads out of a file, or expands in it", () => {
  test.each<Made>([
    [
      "entities of entities",
      "a.epub",
      () => epub({ a: "" }, { "b/a": entities(LAUGHS) }),
      words("Before &x; and after."),
    ],
    [
      "an entity of this machine",
      "a.epub",
      () => epub({ a: "" }, { "b/a": entities('<!ENTITY x SYSTEM "file:///etc/passwd">') }),
      words("Before &x; and after."),
    ],
    [
      "an entity in what a Word file says of itself",
      "a.docx",
      () =>
        docx(p(r("Words.")), {
          "docProps/core.xml": '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><c>&x;</c>',
        }),
      "import.damaged",
    ],
    [
      "a picture that lies elsewhere",
      "a.docx",
      () => docx(p(r("Words.")) + image('r:link="i"'), led("http://127.0.0.1:9/a.png")),
      (text) => expect(text.pictures).toEqual([]),
    ],
    [
      "a picture that is a file of this machine",
      "a.docx",
      () => docx(p(r("Words.")) + image('r:embed="i"'), led("file:///etc/passwd")),
      (text) => expect(text.pictures).toEqual([]),
    ],
    [
      "a field that asks for a file of this machine",
      "a.docx",
      () => docx(p(`<w:fldSimple w:instr='INCLUDETEXT "/etc/passwd"'>${r("Words.")}</w:fldSimple>`)),
      words("Words."),
    ],
    [
      "a name that leads out",
      "a.docx",
      () => docx(p(r("Words.")), { "../../word/x.xml": "x" }),
      "import.damaged",
    ],
    [
      "a name from the root",
      "a.epub",
      () => epub({ a: "<p>Words.</p>" }, { "/etc/x": "x" }),
      "import.damaged",
    ],
    ["a name with a drive", "a.epub", () => epub({ a: "<p>Words.</p>" }, { "C:/x": "x" }), "import.damaged"],
    [
      "a book whose documents lie outside of it",
      "a.epub",
      () => epub({ "../../../etc/passwd": "<p>Words.</p>" }, {}),
      "import.damaged",
    ],
  ])("%s (%s)", { timeout: 180_000 }, async (_, name, make, expected) => {
    await expectHarmless({ bytes: make(), name }, expected);
  });
});

describe("what would run", () => {
  const SVG =
    '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>x()</script><text>Drawn</text></svg>';

  test.each<Made>([
    [
      "scripts in a book",
      "a.epub",
      () =>
        epub({
          a: '<p onclick="x()">Words.</p><script>x()</script><iframe src="javascript:x()"></iframe><p><a href="javascript:x()">More.</a></p>',
        }),
      (text) => {
        words("Words.", "More.")(text);
        expect(text.paragraphs.flatMap(({ marks }) => marks)).toEqual([]);
      },
    ],
    ["scripts in a drawing in a book", "a.epub", () => epub({ a: `<p>Words.</p>${SVG}` }), words("Words.")],
    [
      "scripts in a drawing that a book shows",
      "a.epub",
      () => epub({ a: '<p>Words.</p><p><img src="a.svg" alt="A lake"/></p>' }, { "b/a.svg": SVG }),
      (text) => {
        words("Words.", "A lake")(text);
        expect(text.pictures).toEqual([]);
      },
    ],
    [
      "scripts in a page's drawing that is called a picture",
      "a.html",
      () =>
        Buffer.from(
          `<p>Words.</p><p><img alt="A lake" src="data:image/png;base64,${Buffer.from(SVG).toString("base64")}"></p>`,
        ),
      (text) => expect(text.pictures).toEqual([]),
    ],
  ])("%s (%s)", { timeout: 180_000 }, async (_, name, make, expected) => {
    await expectHarmless({ bytes: make(), name }, expected);
  });
});

describe("what is broken, or not what it is called", () => {
  test.each<Made>([
    ["a PDF that is only a beginning", "a.pdf", () => Buffer.from("%PDF-1.7\n"), "import.damaged"],
    ["a PDF that was cut off", "a.pdf", () => sound().subarray(0, 300), "import.damaged"],
    [
      "a PDF without its index",
      "a.pdf",
      () => sound().subarray(0, sound().indexOf("xref")),
      "import.damaged",
    ],
    [
      "a PDF whose index leads anywhere",
      "a.pdf",
      () =>
        Buffer.from(
          sound()
            .toString("latin1")
            .replace(/\d{10} 00000 n/g, "0000000007 00000 n"),
          "latin1",
        ),
      words("Words that are here."),
    ],
    [
      "a PDF whose pages are in one another",
      "a.pdf",
      () => Buffer.from(sound().toString("latin1").replace("/Kids [6 0 R]", "/Kids [2 0 R]"), "latin1"),
      "import.damaged",
    ],
    [
      "a PDF that says it has a thousand million pages",
      "a.pdf",
      () => Buffer.from(sound().toString("latin1").replace("/Count 1", "/Count 1000000000"), "latin1"),
      words("Words that are here."),
    ],
    ["a locked PDF", "a.pdf", () => pdfOf([column(["Words."])], { locked: true }), "import.encrypted"],
    ["a PDF called a Word file", "a.docx", sound, words("Words that are here.")],
    ["a Word file called a PDF", "a.pdf", () => docx(p(r("Words."))), words("Words.")],
    ["a book called a text", "a.txt", () => epub({ a: "<p>Words.</p>" }), "import.not-text"],
    [
      "a program called a Word file",
      "a.docx",
      () => Buffer.from("\x7fELF\x02\x01\x01".padEnd(5_000, "\0")),
      "import.damaged",
    ],
    [
      "a program called a text",
      "a.txt",
      () => Buffer.from("\x7fELF\x02\x01\x01".padEnd(5_000, "\0\x01\xfe"), "latin1"),
      "import.not-text",
    ],
    ["a packed file called a book", "a.epub", () => zipOf({ a: "x" }), "import.not-this"],
    [
      "a page called Markdown",
      "a.md",
      () => Buffer.from("<p>Words.</p><script>x()</script>"),
      words("Words."),
    ],
  ])("%s (%s)", { timeout: 180_000 }, async (_, name, make, expected) => {
    await expectHarmless({ bytes: make(), name }, expected);
  });
});

describe("what takes a parser apart", () => {
  const repeated = (piece: string, times: number) => Buffer.from(piece.repeat(times));

  test.each<Made>([
    ["ten megabytes in one line", "a.txt", () => repeated("a", 10 * MB), "import.paragraph-too-long"],
    ["two hundred thousand paragraphs", "a.txt", () => repeated("p\n\n", 200_000), kept],
    ["elements in one another", "a.html", () => repeated("<div>", 100_000), "import.too-deep"],
    [
      "lists in one another",
      "a.md",
      () => Buffer.from(Array.from({ length: 2_000 }, (_, at) => `${"  ".repeat(at)}* a`).join("\n")),
      "import.too-deep",
    ],
    ["open brackets", "a.md", () => repeated("[", 50_000), "import.tangled"],
    ["beginnings of links", "a.md", () => repeated("a](", 50_000), "import.tangled"],
    ["beginnings of emphasis", "a.md", () => repeated("*a _a ", 50_000), "import.tangled"],
    [
      "runs of backticks",
      "a.md",
      () => Buffer.from(Array.from({ length: 400 }, (_, at) => "`".repeat(at + 1)).join("x")),
      "import.tangled",
    ],
    ["quotations in one another", "a.md", () => repeated("> ", 10_000), "import.too-deep"],
    [
      "very many columns",
      "a.md",
      () => Buffer.from(`${"x|".repeat(30_000)}\n${"-|".repeat(30_000)}\n`),
      "import.tangled",
    ],
    ["runs of one element in a Word file", "a.docx", () => docx(p(r("a", "<w:b/>").repeat(20_000))), kept],
    [
      "a Word file without a body",
      "a.docx",
      () => zipOf({ "word/document.xml": `<w:document ${W}/>` }),
      "import.damaged",
    ],
  ])("%s (%s)", { timeout: 180_000 }, async (_, name, make, expected) => {
    await expectHarmless({ bytes: make(), name }, expected, MOST_OF_READ);
  });
});
