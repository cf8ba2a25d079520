import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeHtml } from "@/domain/formats/decode-html";
import { parseHtml } from "@/domain/formats/html";
import type { ImportedText } from "@/domain/formats/imported-text";
import { paragraphsOf } from "@/domain/formats/markup/paragraphs-of";
import { parseFragment } from "@/domain/formats/markup/parse-markup";
import { fixture, fixturesIn, jsonFixture, testWithFixtures } from "../../support/fixtures";
import { wordF1 } from "../../support/word-f1";

function read(
  input: Parameters<typeof parseHtml>[0],
  options?: Parameters<typeof parseHtml>[1],
): ImportedText {
  const parsed = parseHtml(input, options);
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

const wordsOf = ({ paragraphs }: Pick<ImportedText, "paragraphs">) =>
  paragraphs.map(({ text }) => text).join("\n");

testWithFixtures("of saved web pages the article is found, whole and without the rest", () => {
  const pages = fixturesIn("readability");
  const scores = pages.map((page) => {
    const expected = paragraphsOf(
      parseFragment(fixture(`readability/${page}/expected.html`).toString("utf8")),
    );
    return wordF1(wordsOf(read(fixture(`readability/${page}/source.html`))), wordsOf(expected));
  });
  expect(pages.length).toBeGreaterThanOrEqual(10);
  // What is missing is "[edit]" beside the headings of an encyclopedia, which the expected article still has.
  expect(Math.min(...scores)).toBeGreaterThanOrEqual(0.995);
  expect(scores.filter((score) => score < 1)).toHaveLength(1);
});

testWithFixtures("a page's title, author and direction are taken from it", () => {
  for (const page of ["001", "v8-blog", "wikipedia-3", "ietf-1"]) {
    const expected = jsonFixture(`readability/${page}/expected-metadata.json`) as {
      title: string;
      byline: string | null;
    };
    const found = read(fixture(`readability/${page}/source.html`));
    expect(found.title).toBe(expected.title);
    expect(found.authors.join(" ")).toBe(expected.byline ?? "");
  }
});

testWithFixtures("of a hostile page only its words are left", () => {
  const { paragraphs } = read(fixture("import/hostile/scripts.html"));
  expect(paragraphs.map(({ text }) => text)).toEqual([
    "Real title",
    "First paragraph link tabbed.",
    "Second paragraph.",
    "Third paragraph covers the page",
  ]);
  expect(paragraphs.flatMap(({ marks }) => marks)).toEqual([]);
});

testWithFixtures("a page in Cyrillic that does not say its encoding can be read", () => {
  const { paragraphs } = read(fixture("import/encodings/koi8-r-undeclared.html"));
  expect(wordsOf({ paragraphs })).toMatch(/^[\p{Script=Cyrillic}\p{P}\s\dA-Za-z-]+$/u);
});

testWithFixtures(
  "pages are read as browsers read what they say of their encoding, without running them",
  () => {
    const [, ...cases] = fixture("import/encodings/html5lib-encoding-tests1.dat")
      .toString("latin1")
      .split("#data\n");
    const misread = cases.flatMap((written) => {
      const [page = "", said = ""] = written.split("\n#encoding\n");
      const bytes = Buffer.from(page, "latin1");
      const decoded = decodeHtml(bytes);
      return decoded.ok && decoded.value.text === iconv.decode(bytes, said.trim()) ? [] : [page];
    });
    expect(cases).toHaveLength(59);
    expect(misread).toEqual([expect.stringContaining("multi-script test")]);
  },
);

const PAGE = `<!doctype html><html lang="de"><head><title>Vom Lesen</title></head><body>
  <nav><ul><li><a href="/">Start</a></li><li><a href="/texte">Texte</a></li></ul></nav>
  <article><h1>Vom Lesen</h1>${"<p>Wer liest, der hört mit den Augen, und das ist eine Kunst, die man übt.</p>".repeat(6)}</article>
  <footer><p>© 2020 Verlag</p></footer></body></html>`;

describe("a whole page", () => {
  test("what stands around the article is set aside where it stood", () => {
    const { title, language, paragraphs, excluded } = read(PAGE);
    expect({ title, language }).toEqual({ title: "Vom Lesen", language: "de" });
    expect(paragraphs).toHaveLength(6);
    expect(excluded.map(({ text, before }) => [text, before])).toEqual([
      ["Start", 0],
      ["Texte", 0],
      ["© 2020 Verlag", 6],
    ]);
  });

  test("quotations, formulas and what stands for a thing are words of the article", () => {
    const words = "So <q>it</q> is, <math><mi>x</mi></math>, <object data='a'>a lake</object>.";
    const filler = "These are the words of the article, and there are some of them. ".repeat(6);
    const text = read(
      `<html lang="de"><title>T</title><nav>Home</nav><article><p>${words}</p><p>${filler}</p><p>${filler}</p></article>`,
    );
    expect(text.paragraphs[0]?.text).toBe("So „it“ is, x, a lake.");
    expect(text.excluded.map((piece) => piece.text)).toEqual(["Home"]);
  });

  test("only what the page names is a place that links lead to", () => {
    const { paragraphs } = read(PAGE.replace("<p>Wer", '<p id="anfang">Wer'));
    expect(paragraphs.flatMap(({ attrs }) => attrs?.anchor ?? [])).toEqual(["anfang"]);
  });

  test("its own encoding is believed where it can be true", () => {
    const page = Buffer.from(PAGE.replace("<head>", '<head><meta charset="windows-1252">'), "latin1");
    expect(wordsOf(read(page))).toContain("der hört mit den Augen");
    const quoting = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace(
      "eine Kunst",
      "„Kunst“",
    );
    expect(wordsOf(read(iconv.encode(quoting, "windows-1252")))).toContain("das ist „Kunst“, die");
    const wrong = Buffer.from(PAGE.replace("<head>", '<head><meta charset="windows-1251">'));
    expect(wordsOf(read(wrong))).toContain("der hört mit den Augen");
  });

  testWithFixtures("a part of a page is read as a page is", () => {
    for (const page of fixturesIn("readability"))
      expect(read(fixture(`readability/${page}/expected.html`)).paragraphs.length).toBeGreaterThan(0);
  });

  test("a page that is hardly anything but its words is read whole", () => {
    expect(read("<p>One short line.</p><p>And another one.</p>").paragraphs).toHaveLength(2);
  });

  test("what is nested as only a machine nests is refused, and at once", () => {
    expect(parseHtml(`${"<div>".repeat(100_000)}x`)).toMatchObject({ ok: false, code: "import.too-deep" });
    expect(parseHtml(`${"<p>words<ul><li>".repeat(400)}`)).toMatchObject({
      ok: false,
      code: "import.too-deep",
    });
    expect(read(`${"<p>words".repeat(5_000)}`).paragraphs).toHaveLength(5_000);
  });

  test.each([
    ["nothing", ""],
    ["no words", "<html><body><img src=x></body></html>"],
  ])("one with %s is refused", (_, html) => {
    expect(parseHtml(html)).toMatchObject({ ok: false, code: "import.empty-file" });
  });
});

test("a page that says of each paragraph what is said of all says it of none", () => {
  const english =
    "The ferry left at seven, and by eight the island had sunk to a grey line behind it. ".repeat(4);
  const page = `<html lang="en"><body><article><p lang="en" dir="ltr">${english}</p><p dir="rtl" lang="he">שלום</p><p>${english}</p></article></body></html>`;
  const said = read(page).paragraphs.map(({ marks }) => marks.map(({ attrs }) => attrs));
  expect(said).toEqual([[], [{ lang: "he", dir: "rtl" }], []]);
});

describe("a page that was made to take long", () => {
  test("by a formula that is nested deeply is read all the same", () => {
    const deep = `<p>So ${"<mrow>".repeat(200)}<mi>x</mi>${"</mrow>".repeat(200)} is.</p>`;
    const math = deep.replace("<mrow>", "<math><mrow>").replace(" is.", "</math> is.");
    expect(paragraphsOf(parseFragment(math)).paragraphs).toMatchObject([{ text: "So x is." }]);
  });

  test("by an object with very much in it is read all the same", () => {
    expect(() => parseHtml(`<object>${"<br>".repeat(150_000)}</object><p>Words.</p>`)).not.toThrow();
  });
});

test("marks of a quotation are those of its language, also where only its direction is said nearer to it", () => {
  const { paragraphs } = paragraphsOf(
    parseFragment('<div lang="fr"><p dir="ltr">Il dit <q>oui</q>.</p></div>'),
  );
  expect(paragraphs[0]?.text).toMatch(/«\s?oui\s?»/u);
});
