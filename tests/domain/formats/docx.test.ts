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
});
