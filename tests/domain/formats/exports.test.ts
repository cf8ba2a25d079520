import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { bodyFromMarkdown } from "@/domain/bodies/body-from-markdown";
import { textOf } from "@/domain/bodies/body-text";
import {
  type ExportedPost,
  type ExportedReading,
  type ExportedThread,
  type ExportWords,
  exportName,
  type Serialize,
} from "@/domain/exports";
import { csvRow } from "@/domain/formats/csv-row";
import { exportCsv } from "@/domain/formats/export-csv";
import { exportMarkdown } from "@/domain/formats/export-markdown";
import { exportText } from "@/domain/formats/export-text";
import { exportWebAnnotations } from "@/domain/formats/export-web-annotations";
import { parseMarkdown } from "@/domain/formats/markdown";
import { markdownParagraph } from "@/domain/formats/markdown-paragraph";
import { listDepth } from "@/domain/list-depth";
import type { Paragraph } from "@/domain/paragraphs";
import type { W3cSelector } from "@/domain/passage-input";
import type { Stretch } from "@/domain/passages";
import { locate } from "../../support/locate";

const words: ExportWords = {
  prompt: "Prompt",
  question: "Question",
  highlight: "highlighted this",
  onlyAuthor: "Only you",
  chosenIn: (language) => `chosen in ${language}`,
  lost: "About words that are gone",
  to: (name) => `to ${name}`,
  disagrees: "sees it otherwise",
};

const ada = { id: "a", name: "Ada", handle: "ada" };
const bruno = { id: "b", name: "Bruno", handle: "bruno" };

const paragraph = (text: string, index: number, more: Partial<Paragraph> = {}): Paragraph => ({
  key: `k${index}`,
  index,
  number: index,
  kind: "paragraph",
  text,
  marks: [],
  attrs: {},
  ...more,
});

const reading = (...paragraphs: Paragraph[]): ExportedReading => ({
  title: "Walden",
  authors: ["Henry Thoreau"],
  group: "The Margin",
  url: "https://read.example/groups/m/readings/r",
  textUrl: "https://read.example/groups/m/readings/r/text.txt",
  exportUrl: "https://read.example/api/v1/readings/r/export?format=json",
  paragraphs,
  timeZone: "Europe/Berlin",
});

const post = (id: string, markdown: string, more: Partial<ExportedPost> = {}): ExportedPost => {
  const parsed = bodyFromMarkdown(markdown);
  if (!parsed.ok) throw new Error(parsed.code);
  return {
    id,
    iri: `https://read.example/api/v1/posts/${id}`,
    parent: null,
    author: ada,
    body: parsed.body,
    text: textOf(parsed.body),
    disagrees: false,
    createdAt: "2026-07-01T10:00:00.000Z",
    editedAt: null,
    ...more,
  };
};

const thread = (
  place: Stretch | null,
  quote: string,
  more: Partial<ExportedThread> = {},
): ExportedThread => ({
  id: "t",
  iri: "https://read.example/api/v1/annotations/t",
  url: "https://read.example/groups/m/readings/r?p=k1&a=t#p1",
  kind: "comment",
  audience: "group",
  tags: [],
  author: ada,
  place,
  quote,
  chosenIn: null,
  createdAt: "2026-07-01T10:00:00.000Z",
  posts: [post("p1", "Why *here*?")],
  ...more,
});

const at = (startIndex: number, startOffset: number, endOffset: number, endIndex = startIndex): Stretch => ({
  startIndex,
  startOffset,
  endIndex,
  endOffset,
});

async function all(serialize: Serialize, of: ExportedReading, threads: ExportedThread[] = []) {
  let file = "";
  for await (const piece of serialize(of, threads, words)) file += piece;
  return file;
}

describe("text", () => {
  test("is the words of the text and nothing else", async () => {
    const walden = reading(paragraph("Where I lived", 0, { kind: "heading" }), paragraph("I went.", 1));
    expect(await all(exportText, walden, [thread(at(1, 0, 6), "I went")])).toBe("Where I lived\n\nI went.");
  });
});

describe("a cell of CSV", () => {
  test.each([
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+1", "'+1"],
    ["-1+1", "'-1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", `"'\r=1"`],
    ["＝1", "'＝1"],
    ['=1+"a"', `"'=1+""a"""`],
    ["plain", "plain"],
    ["1 = 1", "1 = 1"],
    ["a, b", '"a, b"'],
    ['say "so"', '"say ""so"""'],
    ["two\nlines", '"two\nlines"'],
    ["", ""],
    [null, ""],
    [12, "12"],
  ])("%j is written as %s", (value, written) => {
    expect(csvRow([value])).toBe(`${written}\r\n`);
  });
});

describe("CSV", () => {
  test("has one row a post, and one for a highlight without words", async () => {
    const walden = reading(
      paragraph("Zero.", 0, { kind: "heading", number: null }),
      paragraph("One two.", 1),
    );
    const file = await all(exportCsv, walden, [
      thread(at(0, 0, 4), "Zero", { kind: "highlight", posts: [], tags: ["x", "y"] }),
      thread(at(1, 0, 3), "One", {
        posts: [
          post("p1", "=1+1"),
          post("p2", "Yes, *so*.", {
            ...{ parent: "p1", author: bruno, disagrees: true },
            editedAt: "2026-07-02T10:00:00.000Z",
          }),
        ],
      }),
    ]);
    expect(file.split("\r\n")).toEqual([
      "annotation,post,parent,paragraph,key,quote,kind,audience,tags,author,handle,words,created,edited,url,disagrees,language",
      `t,,,,k0,Zero,highlight,group,"x, y",Ada,ada,,2026-07-01T10:00:00.000Z,,${thread(null, "").url},,`,
      `t,p1,,1,k1,One,comment,group,,Ada,ada,'=1+1,2026-07-01T10:00:00.000Z,,${thread(null, "").url},,`,
      `t,p2,p1,1,k1,One,comment,group,,Bruno,bruno,"Yes, so.",2026-07-01T10:00:00.000Z,2026-07-02T10:00:00.000Z,${thread(null, "").url},yes,`,
      "",
    ]);
  });
});

describe("a paragraph in Markdown", () => {
  test.each<[string, Partial<Paragraph>, string]>([
    ["is numbered", { text: "I went." }, "**3** I went."],
    ["of verse keeps its lines", { kind: "verse", text: "One\ntwo" }, "**3** One\\\ntwo"],
    ["that is quoted", { kind: "quote", text: "One" }, "> **3** One"],
    ["in a list", { kind: "list-item", text: "One" }, "- **3** One"],
    ["in a list that counts", { kind: "list-item", text: "One", attrs: { marker: "4." } }, "4. **3** One"],
    [
      "in a list by letters",
      { kind: "list-item", text: "One", attrs: { marker: "*b)" } },
      "- \\*b) **3** One",
    ],
    [
      "in lists of which nothing else is there",
      { kind: "list-item", text: "One", attrs: { depth: 4 } },
      "- **3** One",
    ],
    ["that is a heading", { kind: "heading", number: null, text: "One", attrs: { level: 2 } }, "### One"],
    ["of code is fenced", { kind: "code", number: null, text: "a = `b`\n```" }, "````\na = `b`\n```\n````"],
    [
      "that is a table",
      { kind: "table", number: null, text: "a|b\tc\nd" },
      "| a\\|b | c |\n| --- | --- |\n| d |  |",
    ],
    [
      "keeps emphasis and links that are safe",
      {
        text: "one two three",
        marks: [
          { start: 0, end: 7, kind: "emphasis" },
          { start: 4, end: 13, kind: "strong" },
          { start: 8, end: 13, kind: "link", attrs: { href: "javascript:alert(1)" } },
        ],
      },
      "**3** *one **two*** **three**",
    ],
    ["says what looks like Markdown", { text: "# 1. [^3] *a* <b>" }, "**3** \\# 1. \\[^3\\] \\*a\\* \\<b>"],
  ])("%s", (_, more, markdown) => {
    expect(markdownParagraph(paragraph("", 3, more))).toBe(markdown);
  });
});

describe("lists in Markdown", () => {
  const item = (text: string, at: number, attrs: Paragraph["attrs"]) =>
    paragraph(text, at, { kind: "list-item", attrs, number: null });
  const law = [
    item("one", 0, { marker: "1." }),
    item("two", 1, { marker: "a.", depth: 2 }),
    item("three", 2, { marker: "•", depth: 3 }),
    item("goes on", 3, { marker: "", depth: 3 }),
    item("of one", 4, { marker: "" }),
    item("four", 5, { marker: "10.", depth: 2 }),
    item("five", 6, { marker: "•", depth: 3 }),
    item("six", 7, { marker: "2." }),
  ];

  test("stand in one another as in the text, and are read as such again", async () => {
    const file = await all(exportMarkdown, reading(...law));
    const [, , , ...lines] = file.split("\n\n");
    expect(lines.map((line) => line.trimEnd())).toEqual([
      "1. one",
      "   - a. two",
      "     - three",
      "       goes on",
      "   of one",
      "   10. four",
      "       - five",
      "2. six",
    ]);
    const again = parseMarkdown(lines.join("\n\n"));
    if (!again.ok) throw new Error(again.code);
    expect(again.value.paragraphs.map(({ text, attrs }) => [text, listDepth(attrs ?? {})])).toEqual(
      law.map(({ text, attrs }) => [attrs.marker === "a." ? "a. two" : text, listDepth(attrs)]),
    );
  });

  test("are not broken by what is said of their items", async () => {
    const file = await all(exportMarkdown, reading(...law), [
      thread(at(1, 0, 3), "two", { posts: [post("p1", "Why?")] }),
      thread(at(6, 0, 3), "five", { posts: [post("p2", "So.")] }),
    ]);
    expect(file.indexOf("- five")).toBeLessThan(file.indexOf("[^p-k1]: "));
    expect(file.indexOf("2. six")).toBeGreaterThan(file.indexOf("[^p-k6]: "));
    const html = parseMarkdown(file);
    if (!html.ok) throw new Error(html.code);
    const items = html.value.paragraphs.filter(({ kind }) => kind === "list-item");
    expect(items.map(({ attrs }) => listDepth(attrs ?? {}))).toEqual([1, 2, 3, 3, 1, 2, 3, 1]);
  });
});

describe("Markdown", () => {
  const walden = reading(
    paragraph("Economy", 0, { kind: "heading", number: null }),
    paragraph("I went to the woods.", 1),
    paragraph("To live.", 2),
  );

  test("has the threads of a paragraph as a note to it, in the viewer's time", async () => {
    const file = await all(exportMarkdown, walden, [
      thread(at(0, 0, 7), "Economy", { kind: "highlight", posts: [], audience: "me" }),
      thread(at(1, 0, 6), "I went", {
        kind: "question",
        posts: [
          post("p1", "Why *here*?\n\n- a\n- b"),
          post("p2", "So.", { parent: "p1", author: bruno, disagrees: true }),
        ],
      }),
      thread(at(1, 7, 19, 2), "to the woods.\n\nTo live", { posts: [post("p3", "And?")] }),
      thread(null, "words of old"),
    ]);
    expect(file).toBe(`# Walden

Henry Thoreau

The Margin, <https://read.example/groups/m/readings/r>

## Economy[^p-k0]

[^p-k0]: “Economy” (Only you)

    **Ada** highlighted this, 2026-07-01 12:00

**1** I went to the woods.[^1]

[^1]: “I went” (Question)

    **Ada**, 2026-07-01 12:00

    Why *here*?

    - a
    - b

    **Bruno** to Ada (sees it otherwise), 2026-07-01 12:00

    So.

    “to the woods. To live”

    **Ada**, 2026-07-01 12:00

    And?

**2** To live.

## About words that are gone

“words of old”

**Ada**, 2026-07-01 12:00

Why *here*?
`);
  });

  test("of hostile words and names is words and names", async () => {
    const hostile = `<script>alert(1)</script> [x](javascript:alert(2)) ![y](data:z)`;
    const file = await all(
      exportMarkdown,
      { ...reading(paragraph(hostile, 1)), title: hostile, group: hostile },
      [
        thread(null, hostile, {
          author: { ...ada, name: hostile },
          posts: [post("p", "x", { author: { ...ada, name: hostile } })],
        }),
      ],
    );
    const html = await marked(file);
    expect(html).not.toMatch(/<script|<img|href="(?:javascript|data)/i);
    expect(html.match(/&lt;script/g)).toHaveLength(5);
  });
});

describe("W3C annotations", () => {
  const astral = reading(
    paragraph("𝔘𝔫𝔡 so 😀.", 0, { kind: "heading", number: null }),
    paragraph("Well 😀 then, 😀 so.", 1),
    paragraph("And on.", 2),
  );
  const source = astral.paragraphs.map(({ text }) => text).join("\n\n");
  const parse = async (...threads: ExportedThread[]) =>
    JSON.parse(await all(exportWebAnnotations, astral, threads)) as {
      total: number;
      first: { items: (Record<string, unknown> & { target: { selector: W3cSelector[] } })[] };
    };

  test("are a collection with one page", async () => {
    expect(await parse()).toEqual({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: astral.exportUrl,
      type: "AnnotationCollection",
      label: "Walden",
      first: {
        id: `${astral.exportUrl}#first`,
        type: "AnnotationPage",
        partOf: astral.exportUrl,
        startIndex: 0,
        items: [],
      },
      total: 0,
    });
  });

  test.each([
    [at(0, 7, 12), "so 😀"],
    [at(1, 14, 19), "😀 so"],
    [at(1, 17, 3, 2), "so.\n\nAnd"],
    [at(2, 0, 7), "And on."],
  ])(
    "count positions in code points of the text, so that others find the words: %j",
    async (place, quote) => {
      const { first } = await parse(thread(place, quote));
      const selector = first.items[0]?.target.selector ?? [];
      const byQuote = selector.find(({ type }) => type === "TextQuoteSelector");
      const byPosition = selector.find(({ type }) => type === "TextPositionSelector");
      expect(byQuote).toMatchObject({ exact: quote });
      const { start, end } = byPosition as { start: number; end: number };
      expect([...source].slice(start, end).join("")).toBe(quote);
      for (const selectors of [selector, selector.slice(1)])
        expect(locate(astral.paragraphs, { selectors })).toMatchObject({
          ok: true,
          passage: { ...place, quote },
        });
    },
  );

  test("say who says what to whom", async () => {
    const answers = [
      post("p2", "So.", { parent: "p1", author: bruno, editedAt: "2026-07-02T10:00:00.000Z" }),
      post("p3", "Oh.", { parent: "p2" }),
      post("p4", "What?", { parent: "gone" }),
    ];
    const { first, total } = await parse(
      thread(at(2, 0, 3), "And", {
        kind: "question",
        tags: ["method"],
        posts: [post("p1", "Why *here*?"), ...answers],
      }),
    );
    expect(total).toBe(4);
    expect(first.items).toMatchObject([
      {
        id: "https://read.example/api/v1/annotations/t",
        type: "Annotation",
        motivation: "questioning",
        creator: { type: "Person", name: "Ada", nickname: "ada" },
        created: "2026-07-01T10:00:00.000Z",
        audience: { "schema:audienceType": "group" },
        body: [
          { type: "TextualBody", format: "text/html", value: '<p dir="auto">Why <em>here</em>?</p>' },
          { type: "TextualBody", purpose: "tagging", value: "method" },
        ],
        target: { type: "SpecificResource", source: astral.textUrl, scope: astral.url },
      },
      {
        id: "https://read.example/api/v1/posts/p2",
        motivation: "replying",
        creator: { name: "Bruno" },
        modified: "2026-07-02T10:00:00.000Z",
        target: "https://read.example/api/v1/annotations/t",
      },
      { motivation: "replying", target: "https://read.example/api/v1/posts/p2" },
      { motivation: "replying", target: "https://read.example/api/v1/annotations/t" },
    ]);
  });

  test("about words of a translation that stand nowhere in the text are of the translation alone", async () => {
    const chosenIn = { language: "de", textUrl: `${astral.textUrl}?in=g`, around: null };
    const { first } = await parse(thread(null, "und weiter", { chosenIn }));
    expect(first.items[0]?.target).toEqual({
      ...{ type: "SpecificResource", scope: astral.url },
      source: { id: `${astral.textUrl}?in=g`, type: "Text", format: "text/plain", language: "de" },
      selector: [{ type: "TextQuoteSelector", exact: "und weiter" }],
    });
  });

  test("have no body for a bare highlight, and the first post of somebody else answers it", async () => {
    const { first } = await parse(
      thread(at(2, 0, 3), "And", { kind: "highlight", posts: [post("p1", "Why?", { author: bruno })] }),
      thread(null, "gone", { author: null, posts: [] }),
    );
    expect(first.items[0]).not.toHaveProperty("body");
    expect(first.items[1]).toMatchObject({
      motivation: "replying",
      creator: { name: "Bruno" },
      target: "https://read.example/api/v1/annotations/t",
    });
    expect(first.items[2]).not.toHaveProperty("creator");
    expect(first.items[2]).toMatchObject({
      target: { selector: [{ type: "TextQuoteSelector", exact: "gone" }] },
    });
  });
});

test.each([
  ["Walden", "markdown", "Walden.md"],
  ['Über/die: "Ästhetik"\n', "csv", "Über die Ästhetik.csv"],
  ["../../etc/passwd", "text", "etc passwd.txt"],
  ["\u202Egnp.exe", "json", "gnp.exe.json"],
  ["...", "text", "reading.txt"],
] as const)("a file for %j as %s is called %s", (title, format, name) => {
  expect(exportName(title, format)).toBe(name);
});
