import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocx } from "@/domain/formats/docx";
import { parseEpub } from "@/domain/formats/epub/epub";
import type { ImportedText } from "@/domain/formats/imported-text";
import type { Parsed } from "@/domain/parsed";
import { docx, p, r, W } from "../../support/docx-of";
import { zipOf } from "../../support/zip-of";

const ENCODINGS = {
  "utf-8": (xml: string) => Buffer.from(xml),
  "utf-8 with its mark": (xml: string) => Buffer.from(`\ufeff${xml}`),
  "utf-16le": (xml: string) => Buffer.from(`\ufeff${xml}`, "utf16le"),
  "utf-16be": (xml: string) => Buffer.from(`\ufeff${xml}`, "utf16le").swap16(),
  "iso-8859-1": (xml: string) => Buffer.from(xml.replace("?>", ' encoding="iso-8859-1"?>'), "latin1"),
};

const word = fc.stringMatching(/^[a-zéßñø]{1,9}$/);
const said = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));

/** Something of a document, and the words in it in the order in which they are read. */
type Written = { markup: string; words: string };
const written = (markup: string, words: string): Written => ({ markup, words });
const joined = (all: readonly Written[]): Written =>
  written(all.map(({ markup }) => markup).join("\n"), all.map(({ words }) => words).join(" "));

/** Well formed, if not as one would write it. */
const ODD: ((words: string) => string)[] = [
  (words) => words,
  (words) => `<em>${words}</em>`,
  (words) => `<!-- not ${words} -->${words}`,
  (words) => `<?not this?>${words}<a id="x"/>`,
  (words) => `<span class='a "b"' id = "y">${words}</span>`,
  (words) => `<br/>${words}<br />`,
  (words) => words.replace(/^./, (letter) => `&#x${letter.charCodeAt(0).toString(16)};`),
  (words) => `&#160;${words}&amp;`,
  (words) => `<ruby>${words}</ruby><i></i><b/>`,
  (words) => `<a href="two.xhtml#x">${words}</a>`,
  (words) => `<a href="../nowhere.xhtml">${words}</a>`,
  (words) => `<sup epub:type="noteref"><a href="#n">${words}</a></sup>`,
  (words) => `<math><mrow><mi>${words}</mi></mrow></math>`,
  (words) => `<q>${words}</q>`,
  (words) => `<object data="a.svg"><param name="x" value="y"/>${words}</object>`,
  (words) => [...words].map((letter) => `<span>${letter}</span>`).join(""),
];
const run = fc.tuple(said, fc.constantFrom(...ODD)).map(([words, put]) => written(put(words), words));
const inline = fc.array(run, { minLength: 1, maxLength: 3 }).map(joined);

const { block } = fc.letrec<{ block: Written; blocks: Written; item: Written }>((tie) => {
  const within = (tag: string, more = "") =>
    tie("blocks").map(({ markup, words }) =>
      written(`<${tag}${more}>${markup}</${tag.split(" ")[0]}>`, words),
    );
  const around = (tag: string, more = "") =>
    inline.map(({ markup, words }) => written(`<${tag}${more}>${markup}</${tag}>`, words));
  return {
    blocks: fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map(joined),
    item: fc.oneof(around("li"), within("li")),
    block: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      around("p"),
      around("h2"),
      around("h:p", ' xmlns:h="http://www.w3.org/1999/xhtml"'),
      inline,
      around("aside", ' epub:type="footnote" id="n"'),
      within("div"),
      within("blockquote"),
      within("section", ' xml:lang="de"'),
      fc.array(tie("item"), { minLength: 1, maxLength: 3 }).map((items) => {
        const { markup, words } = joined(items);
        return written(`<ol start="3">${markup}</ol><p/>`, words);
      }),
      fc.array(inline, { minLength: 2, maxLength: 4 }).map((cells) => {
        const rows = cells.map(({ markup }) => `<tr><td>${markup}</td><td/></tr>`);
        return written(`<table>${rows.join("")}</table>`, cells.map(({ words }) => words).join(" "));
      }),
    ),
  };
});

const document = fc.record({
  blocks: fc.array(block, { minLength: 1, maxLength: 5 }).map(joined),
  encoding: fc.constantFrom(...(Object.keys(ENCODINGS) as (keyof typeof ENCODINGS)[])),
});

/** Its names in the contents, which are no letters, are told apart from its words by that. */
const named = (at: number) => `${at + 1}.`;

const book = fc
  .record({
    documents: fc.array(document, { minLength: 1, maxLength: 5 }),
    version: fc.constantFrom(2, 3),
    isNested: fc.boolean(),
    isBackwards: fc.boolean(),
    navAt: fc.constantFrom("nowhere", "first", "last"),
  })
  .map(({ documents, version, isNested, isBackwards, navAt }) => {
    const names = documents.map((_, at) => `text/${at}${at % 2 ? "" : " ü"}.xhtml`);
    const links = names.map((name, at) => `<li><a href="${encodeURI(name)}">${named(at)}</a>`);
    const nested = isNested
      ? `${links.join("<ol>")}${"</li></ol>".repeat(links.length)}`
      : `${links.join("</li>")}</li></ol>`;
    const points = names.map(
      (name, at) =>
        `<navPoint id="n${at}"><navLabel><text>${named(at)}</text></navLabel><content src="${encodeURI(name)}#x"/>`,
    );
    const ncx = isNested
      ? points.join("") + "</navPoint>".repeat(points.length)
      : `${points.join("</navPoint>")}</navPoint>`;
    const items = names.map(
      (name, at) => `<item id="d${at}" href="${encodeURI(name)}" media-type="application/xhtml+xml"/>`,
    );
    const contents =
      version === 3
        ? '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        : '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>';
    const isRead = version === 3 && navAt !== "nowhere";
    const spine = names.map((_, at) => `<itemref idref="d${at}"/>`);
    if (isRead) spine.splice(navAt === "first" ? 0 : spine.length, 0, '<itemref linear="no" idref="nav"/>');
    return {
      words: documents.map(({ blocks }) => blocks.words).join(" "),
      files: {
        mimetype: "application/epub+zip",
        "META-INF/container.xml":
          '<container><rootfiles><rootfile full-path="OEBPS/a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "OEBPS/a.opf": `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="${version}.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A Book</dc:title></metadata><manifest>${(isBackwards ? items.toReversed() : items).join("")}${contents}</manifest><spine${version === 2 ? ' toc="ncx"' : ""}>${spine.join("")}</spine></package>`,
        "OEBPS/nav.xhtml": `<html xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="toc"><ol>${nested}</nav></body></html>`,
        "OEBPS/toc.ncx": `<ncx><navMap>${ncx}</navMap></ncx>`,
        ...Object.fromEntries(
          documents.map(({ blocks, encoding }, at) => [
            `OEBPS/${names[at]}`,
            ENCODINGS[encoding](
              `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${blocks.markup}</body></html>`,
            ),
          ]),
        ),
      },
    };
  });

const letters = (words: string): string => words.replace(/[^\p{L}]/gu, "");

function expectWhole(parsed: Parsed<ImportedText>, words: string): void {
  if (!parsed.ok) throw new Error(parsed.code);
  const texts = parsed.value.paragraphs.map(({ text }) => text);
  expect(texts.filter((text) => text.trim() === "")).toEqual([]);
  expect(letters(texts.join(""))).toBe(letters(words));
}

const PROPERTIES = [
  "",
  "<w:b/>",
  "<w:i/>",
  '<w:vertAlign w:val="superscript"/>',
  "<w:smallCaps/>",
  "<w:rtl/>",
];
const wordRun = fc
  .tuple(
    said,
    fc.constantFrom(...PROPERTIES),
    fc.constantFrom(
      ...["", "ins", "del", "link", "tab", "sdt", "field", "fields", "bookmark"],
      ...["bdo", "dir", "ruby", "formula", "fraction", "return"],
    ),
  )
  .map(([words, properties, how]) => {
    const plain = r(words, properties);
    switch (how) {
      case "ins":
        return written(`<w:ins w:id="1" w:author="A">${plain}</w:ins>`, words);
      case "del":
        return written(
          `${plain}<w:del w:id="2" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>`,
          words,
        );
      case "link":
        return written(`<w:hyperlink w:anchor="b">${plain}</w:hyperlink>`, words);
      case "tab":
        return written(`<w:r><w:tab/></w:r>${plain}<w:r><w:br/></w:r>`, words);
      case "sdt":
        return written(`<w:sdt><w:sdtContent>${plain}</w:sdtContent></w:sdt>`, words);
      case "field":
        return written(`<w:fldSimple w:instr='REF "b"'>${plain}</w:fldSimple>`, words);
      case "fields":
        return written(
          `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF b</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${plain}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
          words,
        );
      case "bdo":
      case "dir":
        return written(`<w:${how} w:val="rtl">${plain}</w:${how}>`, words);
      case "ruby":
        return written(
          `<w:r><w:ruby><w:rubyPr><w:lid w:val="ja-JP"/></w:rubyPr><w:rt>${r("read so")}</w:rt><w:rubyBase>${plain}</w:rubyBase></w:ruby></w:r>`,
          words,
        );
      case "formula":
        return written(`<m:oMathPara><m:oMath><m:r><m:t>${words}</m:t></m:r></m:oMath></m:oMathPara>`, words);
      case "fraction":
        return written(
          `<m:oMath><m:f><m:num><m:sSup><m:e><m:r><m:t>${words}</m:t></m:r></m:e><m:sup/></m:sSup></m:num><m:den><m:r><m:t>${words}</m:t></m:r></m:den></m:f></m:oMath>`,
          `${words} ${words}`,
        );
      case "return":
        return written(`<w:r><w:cr/></w:r>${plain}`, words);
      case "bookmark":
        return written(`<w:bookmarkStart w:id="3" w:name="b"/>${plain}<w:bookmarkEnd w:id="3"/>`, words);
      default:
        return written(plain, words);
    }
  });

type WordBlock = Written & { note?: string };
const NOTE = "<note/>";
const wordRuns = fc.array(wordRun, { minLength: 1, maxLength: 4 }).map(joined);
const wordParagraph: fc.Arbitrary<WordBlock> = fc
  .tuple(wordRuns, fc.constantFrom("", "Heading1", "Quote", "Unknown"), fc.option(said))
  .map(([{ markup, words }, style, note]) => ({
    ...written(p(markup + (note === null ? "" : NOTE), style), words),
    ...(note !== null && { note }),
  }));
const wordItem: fc.Arbitrary<WordBlock> = fc
  .tuple(wordRuns, fc.nat(8))
  .map(([{ markup, words }, level]) =>
    written(
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${markup}</w:p>`,
      words,
    ),
  );
const wordTable: fc.Arbitrary<WordBlock> = fc
  .array(fc.tuple(wordRuns, wordRuns), { minLength: 1, maxLength: 3 })
  .map((rows) =>
    written(
      `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(({ markup }) => `<w:tc>${p(markup)}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`,
      rows.flatMap((cells) => cells.map(({ words }) => words)).join(" "),
    ),
  );
const empty: fc.Arbitrary<WordBlock> = fc.constant(written(p("") + p(r(" ")), ""));
const wordBlock = fc.oneof({ weight: 4, arbitrary: wordParagraph }, wordItem, wordTable, empty);

const noteMark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;

const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const noteParts = (notes: readonly string[]) => ({
  "word/footnotes.xml": `<w:footnotes ${W}>${notes.map((words, at) => `<w:footnote w:id="${at + 1}">${p(r(words))}</w:footnote>`).join("")}</w:footnotes>`,
  "word/numbering.xml": `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${Array.from({ length: 9 }, (_, at) => `<w:lvl w:ilvl="${at}"><w:numFmt w:val="bullet"/></w:lvl>`).join("")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${["styles", "footnotes", "numbering"].map((part) => `<Relationship Id="${part}" Type="${TYPES}/${part}" Target="${part}.xml"/>`).join("")}</Relationships>`,
});

describe("of what is well formed no letter is lost or put elsewhere, and no paragraph is empty", {
  timeout: 120_000,
}, () => {
  test("in an e-book", async () => {
    await fc.assert(
      fc.asyncProperty(book, async ({ files, words }) => {
        expectWhole(await parseEpub(zipOf(files)), words);
      }),
      { numRuns: 200 },
    );
  });

  test("in a Word file", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(wordParagraph, fc.array(wordBlock, { maxLength: 8 })),
        async ([first, others]) => {
          const blocks = [first, ...others];
          const { markup, words } = joined(blocks);
          const notes = blocks.flatMap(({ note }) => note ?? []);
          const marked = notes.reduce((body, _, at) => body.replace(NOTE, noteMark(at + 1)), markup);
          const file = docx(marked, noteParts(notes));
          expectWhole(await parseDocx(file), `${words} ${notes.join(" ")}`);
        },
      ),
      { numRuns: 150 },
    );
  });
});
