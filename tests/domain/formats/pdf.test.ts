import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ImportedText } from "@/domain/formats/imported-text";
import { lettersOf } from "@/domain/formats/letters-of";
import { parsePdf } from "@/domain/formats/pdf/pdf";
import { fixture, testWithFixtures } from "../../support/fixtures";
import { column, type Placed, pdfOf } from "../../support/pdf-of";

async function read(bytes: Uint8Array, name = "file.pdf"): Promise<ImportedText> {
  const parsed = await parsePdf(bytes, { name });
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

const outline = ({ paragraphs }: ImportedText) => paragraphs.map(({ kind, text }) => [kind, text]);
const aside = ({ excluded }: ImportedText) => excluded.map(({ reason, text }) => [reason, text]);

describe("the six files of the collection", () => {
  const of = (name: string) => read(fixture(`import/pdf/${name}`), name);

  testWithFixtures("one page is one paragraph, its hyphens undone and its number set aside", async () => {
    const text = await of("minimal-document.pdf");
    expect(outline(text)).toEqual([
      [
        "paragraph",
        "Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod tempor invidunt ut labore et dolore magna aliquyam erat, sed diam voluptua. At vero eos et accusam et justo duo dolores et ea rebum. Stet clita kasd gubergren, no sea takimata sanctus est Lorem ipsum dolor sit amet. Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod tempor invidunt ut labore et dolore magna aliquyam erat, sed diam voluptua. At vero eos et accusam et justo duo dolores et ea rebum. Stet clita kasd gubergren, no sea takimata sanctus est Lorem ipsum dolor sit amet.",
      ],
    ]);
    expect(aside(text)).toEqual([["page-number", "1"]]);
  });

  testWithFixtures("what a word processor wrote is read as it was typed, in its language", async () => {
    const text = await of("002-trivial-libre-office-writer.pdf");
    expect(text.language).toBe("en-US");
    expect(text.paragraphs).toHaveLength(1);
    expect(text.paragraphs[0]?.text).toMatch(/^Lorem ipsum dolor.*est Lorem ipsum dolor sit amet\.$/);
    expect(text.excluded).toEqual([]);
  });

  testWithFixtures("a link still leads where it led", async () => {
    const { paragraphs } = await of("libre-office-link.pdf");
    expect(paragraphs).toEqual([
      {
        kind: "paragraph",
        text: "This is a link to an awesome blog.",
        marks: [{ kind: "link", start: 8, end: 34, attrs: { href: "https://martin-thoma.com/" } }],
      },
    ]);
  });

  testWithFixtures("a paragraph over four pages is one", async () => {
    const text = await of("pdflatex-4-pages.pdf");
    expect(text.paragraphs.map(({ kind }) => kind)).toEqual(["paragraph"]);
    expect(aside(text)).toEqual([["page-number", "1 · 2 · 3 · 4"]]);
  });

  testWithFixtures("two columns are read one after the other, and a table as one", async () => {
    const text = await of("multicolumn.pdf");
    expect(text.title).toBe("Two-Column Document with Lorem Ipsum");
    expect(text.paragraphs.map(({ kind }) => kind)).toEqual([
      ...["paragraph", "paragraph", "heading"],
      ...new Array<string>(12).fill("paragraph"),
      "table",
    ]);
    const words = text.paragraphs.map((paragraph) => paragraph.text).join("\n");
    expect(words).toContain(
      "consectetuer adipiscing elit. Ut purus elit, vestibulum ut, placerat ac, adipiscing vitae",
    );
    expect(words).not.toMatch(/\p{L}- ?\p{L}/u);
    expect(
      text.paragraphs
        .at(-1)
        ?.text.split("\n")
        .map((row) => row.split("\t").length),
    ).toEqual([5, 5, 5, 5, 5, 5]);
    expect(aside(text)).toEqual([["page-number", "1 · 2 · 3"]]);
  });

  testWithFixtures("headings are told by their size, and the list of contents is set aside", async () => {
    const text = await of("pdflatex-outline.pdf");
    const headings = ["1 Foo", "2 Bar", "3 Baz", "4 Foo", "5 Bar", "6 Baz", "7 Foo", "8 Bar", "9 Baz"];
    expect(text.paragraphs.map(({ kind }) => kind)).toEqual(headings.flatMap(() => ["heading", "paragraph"]));
    expect(text.paragraphs.filter(({ kind }) => kind === "heading").map((one) => one.text)).toEqual(headings);
    expect(text.excluded.filter(({ reason }) => reason === "navigation")).toHaveLength(10);
  });
});

/** A column of prose some 70 letters wide, as a printer breaks it. */
const PROSE = [
  "I went to the woods because I wished to live deliberately, to front only",
  "the essential facts of life, and see if I could not learn what it had to",
  "teach, and not, when I came to die, discover that I had not lived before.",
];

describe("a page", () => {
  test("has its heads, feet and numbers set aside, and its text goes on over its end", async () => {
    const page = (number: number, lines: string[]): Placed[] => [
      { text: `Walden ${number}`, x: 72, y: 800 },
      ...column(lines),
      { text: `- ${number} -`, x: 290, y: 40 },
    ];
    const text = await read(
      pdfOf([
        page(1, [...PROSE, "I did not wish to live what was not life, living is so dear; nor did I"]),
        page(2, ["wish to practise resignation, unless it was quite necessary to me.", ...PROSE]),
        page(3, PROSE),
      ]),
    );
    expect(text.paragraphs[0]?.text).toContain("nor did I wish to practise resignation");
    expect(aside(text)).toEqual([
      ["running-head", "Walden 1"],
      ["page-number", "- 1 - · - 2 - · - 3 -"],
      ["running-head", "Walden 2"],
      ["running-head", "Walden 3"],
    ]);
  });

  test("turned on its side is read like any other, and what stands across it is set aside", async () => {
    const stamp: Placed = { text: "Copy of the library", x: 30, y: 300, upwards: true };
    expect(aside(await read(pdfOf([[...column(PROSE), stamp]])))).toEqual([["furniture", stamp.text]]);
    const sideways = column(PROSE).map(({ text, y }) => ({ text, x: 800 - y, y: 72, upwards: true }));
    expect(outline(await read(pdfOf([sideways])))).toEqual([["paragraph", PROSE.join(" ")]]);
  });

  test("with notes at its foot has them behind its text, and the raised number leads there", async () => {
    const [first = "", second = "", third = ""] = PROSE;
    const { paragraphs } = await read(
      pdfOf([
        [
          { text: first, x: 72, y: 750 },
          { text: "1", x: 400, y: 754, size: 6 },
          ...column([second, third], { y: 738 }),
          { text: "1", x: 72, y: 104, size: 5 },
          { text: "Of Concord, in Massachusetts.", x: 76, y: 100, size: 8 },
        ],
      ]),
    );
    const [text, note] = paragraphs;
    expect(text?.marks).toEqual([
      { kind: "note", start: first.length + 1, end: first.length + 2, attrs: { href: "#note-0-1" } },
    ]);
    expect(note).toMatchObject({
      kind: "footnote",
      text: "Of Concord, in Massachusetts.",
      attrs: { marker: "1", anchor: "note-0-1" },
    });
  });

  test("has paragraphs where lines are indented, and stanzas where nobody had to break them", async () => {
    const stanza = [
      "He clasps the crag with crooked hands",
      "Close to the sun in lonely lands",
      "Ringed with the azure world, he stands.",
    ];
    const indented = column(PROSE).map((one, at) => (at === 0 ? { ...one, x: 84 } : one));
    const again = indented.map((one) => ({ ...one, y: one.y - 36 }));
    const once = indented.map((one) => ({ ...one, y: one.y - 72 }));
    const text = await read(pdfOf([[...indented, ...again, ...once, ...column(stanza, { y: 600 })]]));
    expect(outline(text)).toEqual([
      ["paragraph", PROSE.join(" ")],
      ["paragraph", PROSE.join(" ")],
      ["paragraph", PROSE.join(" ")],
      ["verse", stanza.join("\n")],
    ]);
  });

  test("in two columns is read down the first and then down the second, even if it was written across", async () => {
    const [left, right] = [
      [
        "A man is rich in proportion to the",
        "number of things which he can",
        "afford to let alone, as I think,",
        "and I have let many things alone.",
      ],
      [
        "The mass of men lead lives of quiet",
        "desperation, and what they call",
        "resignation is desperation that is",
        "confirmed, in the city and without.",
      ],
    ];
    const across = left.flatMap((text, at): Placed[] => [
      { text, x: 72, y: 700 - 12 * at },
      { text: right[at] ?? "", x: 310, y: 700 - 12 * at },
    ]);
    const title: Placed = { text: "On being rich and on being poor in any town", x: 72, y: 740, size: 18 };
    const text = await read(pdfOf([[title, ...across]]));
    expect(text.title).toBe(title.text);
    expect(outline(text)).toEqual([
      ["paragraph", left.join(" ")],
      ["paragraph", right.join(" ")],
    ]);
  });

  test("has hyphens at its lines’ ends undone, but for words that have one elsewhere", async () => {
    const lines = [
      "The well-known economist had a cabin and a bean field, a well-",
      "known table and three chairs in it, one for solitude and two for com-",
      "pany that came from the town along the road in the early morning.",
    ];
    expect((await read(pdfOf([column(lines)]))).paragraphs[0]?.text).toMatch(
      /a well-known table.*for company that/,
    );
  });
});

test("A PDF’s title, authors and language are those that it gives itself, unless a program wrote them", async () => {
  const said = { title: "Walden", author: "Henry Thoreau and Sophia Thoreau", language: "en" };
  expect(await read(pdfOf([column(PROSE)], said))).toMatchObject({
    title: "Walden",
    authors: ["Henry Thoreau", "Sophia Thoreau"],
    language: "en",
  });
  const unsaid = await read(
    pdfOf([column(PROSE)], { title: "Microsoft Word - walden.doc", author: "user" }),
    "bean-field.pdf",
  );
  expect(unsaid).toMatchObject({ title: "Bean field", authors: [] });
});

describe("a PDF that cannot be read says why", () => {
  const whole = pdfOf([column(PROSE)]);
  const text = (said: string) => new TextEncoder().encode(said);
  test.each<[string, Uint8Array, string]>([
    ["without words", pdfOf([[], []]), "import.pdf-without-text"],
    ["locked with a password", pdfOf([column(PROSE)], { locked: true }), "import.encrypted"],
    ["of another kind", text("PK and so on"), "import.not-this"],
    ["that is empty", text(""), "import.not-this"],
    ["with nothing behind its beginning", text("%PDF-1.4\n"), "import.damaged"],
    [
      "of noise",
      Uint8Array.from([...text("%PDF-1.4\n"), ...new Array(2_000).keys()], (byte) => byte % 251),
      "import.damaged",
    ],
    ["cut off early", whole.subarray(0, 150), "import.damaged"],
  ])("%s", async (_, bytes, code) => {
    expect(await parsePdf(bytes)).toMatchObject({ ok: false, code });
  });

  test("and pages without words are counted", async () => {
    expect((await read(pdfOf([column(PROSE), [], []]))).warnings).toContainEqual({
      code: "import.pages-without-text",
      values: { count: 2 },
    });
  });
});

const word = fc.stringMatching(/^[a-z]{2,9}$/);
const sentence = fc.array(word, { minLength: 4, maxLength: 9 }).map((words) => `${words.join(" ")},`);

test("No letter is lost or put elsewhere, in one column or in two, and no paragraph is empty", async () => {
  const page = fc.record({
    lines: fc.array(sentence, { minLength: 8, maxLength: 30 }),
    columns: fc.constantFrom(1, 2),
    size: fc.constantFrom(8, 10, 11),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 4 }), async (pages) => {
      const placed = pages.map(({ lines, columns, size }) => {
        if (columns === 1) return column(lines, { size, pitch: 1.2 * size });
        const half = Math.ceil(lines.length / 2);
        return [
          ...column(lines.slice(0, half).map(narrow), { size, pitch: 1.2 * size }),
          ...column(lines.slice(half).map(narrow), { x: 320, size, pitch: 1.2 * size }),
        ];
      });
      const { paragraphs, excluded } = await read(pdfOf(placed));
      expect(paragraphs.filter(({ text }) => text.trim() === "")).toEqual([]);
      expect(excluded).toEqual([]);
      expect(lettersOf(paragraphs.map(({ text }) => text).join(" "))).toBe(
        lettersOf(
          placed
            .flat()
            .map(({ text }) => text)
            .join(" "),
        ),
      );
    }),
    { numRuns: 60 },
  );
}, 60_000);

const narrow = (line: string): string => line.slice(0, 40);

test("Whatever is done to a file’s bytes, reading it ends with a text or a reason", async () => {
  const whole = pdfOf([column(PROSE), column(PROSE)]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 }),
      async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        const parsed = await parsePdf(bytes);
        if (parsed.ok) expect(parsed.value.paragraphs.every(({ text }) => text.trim() !== "")).toBe(true);
        else expect(parsed.code).toMatch(/^import\./);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);
