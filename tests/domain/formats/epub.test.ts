import { describe, expect, test } from "vitest";
import { openArchive } from "@/domain/formats/archive";
import { parseEpub } from "@/domain/formats/epub/epub";
import type { ImportedText } from "@/domain/formats/imported-text";
import { numberParagraphs } from "@/domain/paragraphs";
import { epub, page } from "../../support/epub-of";
import { fixture, fixturesIn, testWithFixtures } from "../../support/fixtures";
import { zipOf } from "../../support/zip-of";

async function read(bytes: Uint8Array): Promise<ImportedText> {
  const parsed = await parseEpub(bytes);
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

const wordsOf = ({ paragraphs }: Pick<ImportedText, "paragraphs">) =>
  paragraphs.map(({ text }) => text).join("\n");
const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();

testWithFixtures("the books of EPUB's own test suites open, with their words, names and order", async () => {
  const books = ["w3c", "idpf", "malformed"].flatMap((set) =>
    fixturesIn(`import/epub/${set}`).map((name) => `import/epub/${set}/${name}`),
  );
  expect(books).toHaveLength(21);
  const texts = new Map<string, ImportedText>();
  for (const book of books) texts.set(book.split("/").at(-1) ?? "", await read(fixture(book)));
  const of = (name: string) => texts.get(`${name}.epub`) as ImportedText;
  expect(of("pkg-creator-order").authors).toEqual([
    "Dave Cramer",
    "Wendy Reid",
    "Dan Lazin",
    "Ivan Herman",
    "Brady Duga",
  ]);
  expect(of("pkg-title-order").title).toBe("pkg-title-order");
  expect(of("pkg-meta-whitespace").title).toBe("pkg-meta-whitespace");
  expect(of("pkg-dir-auto_root-rtl").direction).toBe("rtl");
  expect(of("pkg-lang_but_not_content").language).toBe("fr");
  expect(of("nav-spine_in-spine").excluded).toHaveLength(2);
  const order = [...wordsOf(of("pkg-spine-order")).matchAll(/must appear (\w+)/g)].map(([, nth]) => nth);
  expect(order.slice(0, 2)).toEqual(["first", "second"]);
});

testWithFixtures(
  "a novel of 560,000 words is read whole, its chapters as headings, its notes linked",
  async () => {
    const book = await read(fixture("texts/les-miserables-en.epub"));
    const plain = fixture("texts/les-miserables-en.txt").toString("utf8");
    const found = new Set(book.paragraphs.map(({ text }) => lettersOf(text)));
    const wanted = plain
      .split(/\n\s*\n/)
      .map(lettersOf)
      .filter((letters) => letters.length > 20);
    const missing = wanted.filter((letters) => !found.has(letters));
    expect(wanted.length).toBeGreaterThan(10_000);
    expect(1 - missing.length / wanted.length).toBeGreaterThanOrEqual(0.99);
    expect(book).toMatchObject({ title: "Les Misérables", authors: ["Victor Hugo"], language: "en-US" });
    let next = 0;
    const paragraphs = numberParagraphs(book.paragraphs, () => `k${next++}`);
    const notes = paragraphs.flatMap(({ marks }) => marks.filter(({ kind }) => kind === "note"));
    expect(notes.length).toBeGreaterThan(100);
    expect(notes.filter(({ attrs }) => !String(attrs?.href).startsWith("#k-k"))).toEqual([]);
  },
);

/** Of each book: its words, and what some of its paragraphs are. */
const BOOKS: Record<string, [words: number, of: Partial<ImportedText>, kinds: Record<string, number>]> = {
  "communist-manifesto": [
    14_000,
    { title: "The Communist Manifesto", authors: ["Karl Marx", "Friedrich Engels"] },
    { heading: 20, paragraph: 200, "list-item": 10, footnote: 10 },
  ],
  hamlet: [33_000, { title: "Hamlet", authors: ["William Shakespeare"] }, { heading: 25, verse: 350 }],
  "leaves-of-grass": [
    136_000,
    { title: "Leaves of Grass", authors: ["Walt Whitman"] },
    { heading: 700, verse: 2_000, footnote: 16 },
  ],
  "les-miserables": [
    560_000,
    { title: "Les Misérables", authors: ["Victor Hugo"] },
    { heading: 800, paragraph: 12_000, footnote: 180 },
  ],
  "souls-of-black-folk": [
    70_000,
    { title: "The Souls of Black Folk", authors: ["W. E. B. Du Bois"] },
    { heading: 40, paragraph: 400, verse: 30, quote: 20 },
  ],
};

/** The words that stand between the tags of a book's documents, whatever the tags say. */
async function wordsBetweenTags(bytes: Uint8Array): Promise<string[]> {
  const archive = await openArchive(bytes);
  if (!archive.ok) throw new Error(archive.code);
  const words: string[] = [];
  for (const name of archive.value.names.filter((name) => /\/text\/.*\.xhtml$/.test(name))) {
    const body = /<body[\s\S]*/.exec((await archive.value.readText(name)) ?? "")?.[0] ?? "";
    for (const word of wordsIn(body.replace(/<[^>]*>/g, "").replace(/&\w+;/g, " "))) words.push(word);
  }
  return words;
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

for (const [name, [atLeast, about, kinds]] of Object.entries(BOOKS))
  testWithFixtures(`no word of ${about.title} is lost, and its paragraphs are what they are`, async () => {
    const bytes = fixture(`texts/${name}-en.epub`);
    const book = await read(bytes);
    const wanted = await wordsBetweenTags(bytes);
    const left = new Map<string, number>();
    for (const word of wordsIn([...book.paragraphs, ...book.excluded].map(({ text }) => text).join("\n")))
      left.set(word, (left.get(word) ?? 0) + 1);
    const missing = wanted.filter((word) => {
      const times = left.get(word) ?? 0;
      left.set(word, times - 1);
      return times <= 0;
    });
    expect(wanted.length).toBeGreaterThan(atLeast);
    expect(missing).toEqual([]);
    expect(book).toMatchObject(about);
    expect(book.excluded.filter(({ text }) => text === "")).toEqual([]);
    for (const [kind, least] of Object.entries(kinds))
      expect(book.paragraphs.filter((paragraph) => paragraph.kind === kind).length).toBeGreaterThanOrEqual(
        least,
      );
  });

testWithFixtures("in a play everybody's words follow their name, verse by the line", async () => {
  const { paragraphs } = await read(fixture("texts/hamlet-en.epub"));
  expect(paragraphs).toContainEqual(
    expect.objectContaining({ kind: "paragraph", text: "Bernardo  Who’s there?" }),
  );
  const verse = paragraphs.find(({ text }) => text.includes("’tis bitter cold"));
  expect(verse).toMatchObject({
    kind: "verse",
    text: "Francisco\nFor this relief much thanks: ’tis bitter cold,\nAnd I am sick at heart.",
    marks: [{ start: 0, end: 9, kind: "small-caps" }],
  });
});

testWithFixtures("a poem set line by line is verse, without the numbers of its lines", async () => {
  const { paragraphs } = await read(fixture("import/epub/idpf/wasteland.epub"));
  const first = paragraphs.find(({ text }) => text.startsWith("April is the cruellest month"));
  expect(first?.kind).toBe("verse");
  expect(first?.text.split("\n")).toHaveLength(18);
  expect(first?.text).not.toMatch(/\d/);
});

testWithFixtures("a book whose names lead out of it is refused", async () => {
  expect(await parseEpub(fixture("import/hostile/zip-slip.epub"))).toMatchObject({
    ok: false,
    code: "import.damaged",
  });
});

describe("a book", () => {
  test("its own links lead on, within it and out of it, and nowhere else", async () => {
    const { paragraphs } = await read(
      epub({
        "one.xhtml":
          '<p id="a">One <a href="two.xhtml#x">two</a> <a href="https://example.org/">out</a> <a href="gone.xhtml">gone</a> <a href="two.xhtml#c">code</a></p>',
        "two.xhtml": '<p>Two</p><p id="x">X <a href="one.xhtml">one</a></p><pre>a <b id="c">b</b></pre>',
      }),
    );
    let next = 0;
    const numbered = numberParagraphs(paragraphs, () => `k${next++}`);
    expect(numbered.map(({ marks }) => marks.map(({ attrs }) => attrs?.href))).toEqual([
      ["#p3", "https://example.org/", "#k-k3"],
      [],
      ["#p1"],
      [],
    ]);
  });

  test("a document without a heading has the name that the contents give it", async () => {
    const ncx =
      '<ncx><navMap><navPoint><navLabel><text>Loomings</text></navLabel><content src="one.xhtml"/></navPoint></navMap></ncx>';
    const { paragraphs } = await read(epub({ "one.xhtml": "<p>Call me Ishmael.</p>" }, { "b/toc.ncx": ncx }));
    expect(paragraphs.map(({ kind, text }) => [kind, text])).toEqual([
      ["heading", "Loomings"],
      ["paragraph", "Call me Ishmael."],
    ]);
  });

  test("a chapter's name in the contents is its own, not that of a part of it", async () => {
    const point = (name: string, inside: string) => `<navPoint>${name}${inside}</navPoint>`;
    const to = (path: string, name = "") =>
      `${name && `<navLabel><text>${name}</text></navLabel>`}<content src="${path}"/>`;
    const ncx = `<ncx><navMap>${point(to("one.xhtml", "Part"), point(to("two.xhtml", "Chapter"), ""))}${point(to("three.xhtml"), point(to("two.xhtml#x", "A part of it"), ""))}</navMap></ncx>`;
    const pages = { "one.xhtml": "<p>One.</p>", "two.xhtml": "<p>Two.</p>", "three.xhtml": "<p>Three.</p>" };
    const { paragraphs } = await read(epub(pages, { "b/toc.ncx": ncx }));
    expect(paragraphs.map(({ text }) => text)).toEqual(["Part", "One.", "Chapter", "Two.", "Three."]);
  });

  test("contents nested as only a machine nests them are none, and the book is read", async () => {
    const deep = 20_000;
    const label = '<navLabel><text>Deep</text></navLabel><content src="one.xhtml"/>';
    const ncx = `<ncx>${`<navPoint>${label}`.repeat(deep)}${"</navPoint>".repeat(deep)}</ncx>`;
    const nav = `<nav epub:type="toc">${"<div>".repeat(deep)}<a href="one.xhtml">Deep</a>${"</div>".repeat(deep)}</nav>`;
    const manifest = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>';
    const others = { "b/toc.ncx": ncx, "b/nav.xhtml": page(nav) };
    const { paragraphs } = await read(epub({ "one.xhtml": "<p>One.</p>" }, others, manifest));
    expect(paragraphs.map(({ text }) => text)).toEqual(["One."]);
  });

  test("places marked between paragraphs, however many, are not in one another", async () => {
    const { paragraphs } = await read(epub({ "one.xhtml": '<p>Words.</p><a id="x"/>'.repeat(600) }));
    expect(paragraphs).toHaveLength(600);
  });

  test("a chapter in another language than the book's says so in each paragraph, and one in its own in none", async () => {
    const chapter = (said: string, body: string) => page(body).replace("<html ", `<html ${said} `);
    const book = epub(
      { "one.xhtml": "", "two.xhtml": "", "three.xhtml": "" },
      {
        "b/one.xhtml": chapter(
          'xml:lang="en" dir="ltr"',
          '<p>Words.</p><p>He said <i lang="fr">oui</i>.</p>',
        ),
        "b/two.xhtml": chapter('lang="fr"', '<h2>Deux</h2><p>Des mots.</p><p><i lang="en">Words.</i></p>'),
        "b/three.xhtml": page("<p>שלום</p>").replace("<body>", '<body xml:lang="he" dir="rtl">'),
      },
      "<dc:language>en-GB</dc:language>",
    );
    const { paragraphs, language, direction } = await read(book);
    expect([language, direction]).toEqual(["en-GB", "ltr"]);
    const said = paragraphs.map(({ text, marks }) => [
      text,
      ...marks.filter(({ kind }) => kind === "language").map(({ attrs }) => attrs),
    ]);
    expect(said).toEqual([
      ["Words."],
      ["He said oui.", { lang: "en", dir: "ltr" }, { lang: "fr" }],
      ["Deux", { lang: "fr" }],
      ["Des mots.", { lang: "fr" }],
      ["Words.", { lang: "fr" }, { lang: "en" }],
      ["שלום", { lang: "he", dir: "rtl" }],
    ]);
  });

  test("the publisher's pages are set aside, and page numbers are none of its words", async () => {
    const { paragraphs, excluded } = await read(
      epub({
        "title.xhtml": '<section epub:type="titlepage"><h1>A Book</h1></section>',
        "one.xhtml": '<p>Words <span epub:type="pagebreak" id="p7">7</span>go on.</p>',
      }),
    );
    expect(paragraphs.map(({ text }) => text)).toEqual(["Words go on."]);
    expect(excluded).toEqual([{ text: "A Book", reason: "publisher", before: 0 }]);
  });

  test.each<[string, () => Buffer, string]>([
    ["one that is none", () => zipOf({ "a.txt": "x" }), "import.not-this"],
    [
      "one that is locked",
      () =>
        epub(
          { "one.xhtml": "<p>x</p>" },
          { "META-INF/encryption.xml": '<e><CipherReference URI="b/one.xhtml"/></e>' },
        ),
      "import.encrypted",
    ],
    ["one without words", () => epub({ "one.xhtml": "<p> </p>" }), "import.empty-file"],
    ["one nested as no book is", () => epub({ "one.xhtml": "<div>".repeat(5_000) }), "import.too-deep"],
  ])("%s is refused", async (_, make, code) =>
    expect(await parseEpub(make())).toMatchObject({ ok: false, code }),
  );

  test("entities that a document brings along are not expanded", async () => {
    const bomb = `<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${page("<p>Words &b; &nbsp;&eacute;</p>")}`;
    const { paragraphs } = await read(epub({ "one.xhtml": "" }, { "b/one.xhtml": bomb }));
    expect(wordsOf({ paragraphs })).not.toContain("ha");
    expect(wordsOf({ paragraphs })).toContain("é");
  });
});
