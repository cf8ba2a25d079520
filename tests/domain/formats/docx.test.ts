import { describe, expect, test } from "vitest";
import { parseDocx } from "@/domain/formats/docx";
import type { ImportedText } from "@/domain/formats/imported-text";
import { docx, p, r, W } from "../../support/docx-of";
import { fixture, fixturesIn, testWithFixtures } from "../../support/fixtures";

async function read(bytes: Uint8Array): Promise<ImportedText> {
  const parsed = await parseDocx(bytes, { name: "file.docx" });
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

const outline = ({ paragraphs }: ImportedText) => paragraphs.map(({ kind, text }) => [kind, text]);

/** What is in each of the Word files, as Word shows it. */
const EXPECTED: Record<string, [string, string][]> = {
  "comments.docx": [["paragraph", "Ouch."]],
  "embedded-style-map.docx": [["paragraph", "Walking on imported air"]],
  "endnotes.docx": [
    ["paragraph", "Ouch[1].[2]"],
    ["footnote", "A tachyon walks into a bar. ↑"],
    ["footnote", "Fin. ↑"],
  ],
  "footnote-hyperlink.docx": [
    ["paragraph", "[1]"],
    ["footnote", "Example ↑"],
  ],
  "footnotes.docx": [
    ["paragraph", "Ouch[1].[2]"],
    ["footnote", "A tachyon walks into a bar. ↑"],
    ["footnote", "Fin. ↑"],
  ],
  "simple-list.docx": [
    ["list-item", "Apple"],
    ["list-item", "Banana"],
  ],
  "single-paragraph.docx": [["paragraph", "Walking on imported air"]],
  "strict-format.docx": [["paragraph", "Test"]],
  "strikethrough.docx": [["paragraph", "Today's Special: Salmon Sold out"]],
  "tables.docx": [
    ["paragraph", "Above"],
    ["table", "Top left\tTop right\nBottom left\tBottom right"],
    ["paragraph", "Below"],
  ],
  "text-box.docx": [["paragraph", "Datum plane"]],
  "underline.docx": [["paragraph", "The Sunset Tree"]],
  "utf8-bom.docx": [["paragraph", "This XML has a byte order mark."]],
};

testWithFixtures("Word files are read as Word shows them, and what is none is refused", async () => {
  const refused: Record<string, string> = {};
  for (const name of fixturesIn("import/docx")) {
    const parsed = await parseDocx(fixture(`import/docx/${name}`));
    if (parsed.ok) expect([name, outline(parsed.value)]).toEqual([name, EXPECTED[name]]);
    else refused[name] = parsed.code;
  }
  expect(refused).toEqual({
    "empty.docx": "import.empty-file",
    "not-a-docx-empty.zip": "import.not-this",
    "not-a-docx-hello.zip": "import.not-this",
    "tiny-picture.docx": "import.empty-file",
  });
});

testWithFixtures(
  "hostile Word files are refused, and nothing of this machine is read into them",
  async () => {
    for (const name of ["truncated.docx", "billion-laughs.docx", "xxe-file.docx", "pdf-named.docx"]) {
      const parsed = await parseDocx(fixture(`import/hostile/${name}`));
      expect([name, parsed]).toEqual([name, { ok: false, code: "import.damaged", values: {} }]);
    }
  },
);

describe("a Word file", () => {
  test("its title is the one in it, and headings below it begin anew", async () => {
    const text = await read(
      docx(
        p(r("On Walking"), "Title") +
          p(r("First"), "Heading1") +
          p(r("Words.")) +
          p(r("Second"), "Heading2") +
          p(r("Said."), "Quote"),
      ),
    );
    expect(text.title).toBe("On Walking");
    expect(text.paragraphs.map(({ kind, text: words, attrs }) => [kind, words, attrs?.level])).toEqual([
      ["heading", "First", 1],
      ["paragraph", "Words.", undefined],
      ["heading", "Second", 2],
      ["quote", "Said.", undefined],
    ]);
  });

  test("its lists stand in one another as deep as Word puts them", async () => {
    const item = (words: string, level: number) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${r(words)}</w:p>`;
    const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(
      (level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${level % 2 ? "bullet" : "decimal"}"/></w:lvl>`,
    );
    const { paragraphs } = await read(
      docx([0, 1, 1, 2, 0, 1, 2, 3, 4, 5, 6, 7, 8].map((level) => item("x", level)).join(""), {
        "word/numbering.xml": `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${levels.join("")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
        "word/_rels/document.xml.rels":
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
      }),
    );
    expect(paragraphs.map(({ attrs }) => `${attrs?.depth ?? 1}${attrs?.marker}`).join(" ")).toBe(
      "11. 2• 2• 31. 12. 2• 31. 4• 51. 6• 71. 8• 91.",
    );
  });

  test("what was struck while changes were tracked is gone, and what was put in is kept", async () => {
    const struck = '<w:del w:id="1" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del>';
    const added = `<w:ins w:id="2" w:author="A">${r("new")}</w:ins>`;
    expect(outline(await read(docx(p(r("The ") + struck + added + r(" word.")))))).toEqual([
      ["paragraph", "The new word."],
    ]);
  });

  test("emphasis, raised letters and small capitals are kept", async () => {
    const words =
      r("a ", "<w:i/>") + r("b", '<w:vertAlign w:val="superscript"/>') + r(" c", "<w:smallCaps/>");
    const [paragraph] = (await read(docx(p(words)))).paragraphs;
    expect(paragraph?.text).toBe("a b c");
    expect(paragraph?.marks.map(({ kind }) => kind).sort()).toEqual([
      "emphasis",
      "small-caps",
      "superscript",
    ]);
  });

  test("of who wrote it the file's own names are told, not those of programs", async () => {
    const core = (creator: string, title: string) => ({
      "docProps/core.xml": `<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${creator}</dc:creator></cp:coreProperties>`,
    });
    expect(await read(docx(p(r("Words.")), core("Ada; Bo;", "A Plea")))).toMatchObject({
      title: "A Plea",
      authors: ["Ada", "Bo"],
    });
    expect(await read(docx(p(r("Words.")), core("Microsoft Office User", "")))).toMatchObject({
      title: "Words.",
      authors: [],
    });
  });

  test.each([
    [
      "words set against the direction",
      `${r("a ")}<w:bdo w:val="rtl">${r("שלום עולם")}</w:bdo>`,
      "a שלום עולם",
    ],
    ["words in a direction of their own", `<w:dir w:val="rtl">${r("مرحبا")}</w:dir>${r(" b")}`, "مرحبا b"],
    [
      "letters with their reading above them",
      `<w:r><w:ruby><w:rubyPr><w:hps w:val="10"/></w:rubyPr><w:rt>${r("かん")}</w:rt><w:rubyBase>${r("漢")}</w:rubyBase></w:ruby></w:r>${r("を読む")}`,
      "漢を読む",
    ],
    ["words around a return", "<w:r><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "b\nc"],
    [
      "words around a place to jump to",
      '<w:r><w:t>b</w:t><w:ptab w:alignment="right"/><w:t>c</w:t></w:r>',
      "b c",
    ],
  ])("%s are kept", async (_, words, expected) => {
    const { paragraphs, warnings } = await read(docx(p(words)));
    expect(paragraphs.map(({ text }) => text)).toEqual([expected]);
    expect(warnings.map(({ code }) => code)).toEqual(["import.title-guessed"]);
  });

  test.each([
    ["letters and signs", t("E=m") + part("sSup", part("e", t("c")) + part("sup", t("2"))), "E=mc2"],
    ["a fraction", part("f", part("num", t("a+b")) + part("den", t("2"))), "(a+b)/2"],
    ["a root", part("rad", part("deg", "") + part("e", t("2"))), "√2"],
    [
      "brackets of its own",
      part(
        "d",
        '<m:dPr><m:begChr m:val="["/><m:endChr m:val="&gt;"/></m:dPr>' +
          part("e", t("x")) +
          part("e", t("y")),
      ),
      "[x|y>",
    ],
    [
      "a sum",
      part(
        "nary",
        '<m:naryPr><m:chr m:val="∑"/></m:naryPr>' +
          part("sub", t("i")) +
          part("sup", t("n")) +
          part("e", part("func", part("fName", t("sin")) + part("e", t("i")))),
      ),
      "∑insin i",
    ],
    [
      "what was struck from it",
      `<w:del w:id="1" w:author="A">${t("old")}</w:del><w:ins w:id="2" w:author="A">${t("new")}</w:ins>`,
      "new",
    ],
  ])("a formula is a line of its words: %s", async (_, formula, expected) => {
    const { paragraphs, warnings } = await read(docx(p(r("Let ") + part("oMath", formula) + r(" be."))));
    expect(paragraphs.map(({ text }) => text)).toEqual([`Let ${expected} be.`]);
    expect(warnings.map(({ code }) => code)).toEqual(["import.title-guessed"]);
  });

  test("raised letters of a formula are raised, and a formula that never ends is no Word file", async () => {
    const raised = part("sSup", part("e", t("x")) + part("sup", t("2")));
    const [paragraph] = (await read(docx(p(part("oMath", raised))))).paragraphs;
    expect(paragraph).toMatchObject({ text: "x2", marks: [{ kind: "superscript", start: 1, end: 2 }] });
    expect(await parseDocx(docx(p("<m:oMath>".repeat(50_000))))).toMatchObject({ code: "import.damaged" });
    const empty = await read(
      docx(p("<m:oMath/>") + p(r("Words.")) + p(part("oMath", "<m:r><m:t>x</m:t></m:r>"))),
    );
    expect(empty.paragraphs.map(({ text }) => text)).toEqual(["Words.", "x"]);
  });

  test("whoever imports is told of words that nobody here can read, and of nothing that has none", async () => {
    const shape = `<mc:Choice>${p(r("In a box."))}</mc:Choice>`;
    const [unknown, silent] = ["<w:later><w:t>Lost.</w:t></w:later>", '<w:later w:val="1"/>'];
    const outside = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
    const warningsOf = async (body: string) =>
      (await read(docx(p(r("Words.")) + body))).warnings.filter(
        ({ code }) => code !== "import.title-guessed",
      );

    expect(await warningsOf(p(silent))).toEqual([]);
    expect(await warningsOf(p(unknown + silent) + unknown)).toEqual([
      { code: "import.words-left-out", values: { count: 2 } },
    ]);
    expect(await warningsOf(`<mc:AlternateContent ${outside}>${shape}</mc:AlternateContent>`)).toEqual([
      { code: "import.words-left-out", values: { count: 1 } },
    ]);
  });
});

/** Words of a formula, and a part of one. */
function t(words: string): string {
  return `<m:r><m:t>${words}</m:t></m:r>`;
}
function part(name: string, inside: string): string {
  return `<m:${name}>${inside}</m:${name}>`;
}
