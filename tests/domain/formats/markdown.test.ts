import fc from "fast-check";
import { expect, test } from "vitest";
import type { ImportedText } from "@/domain/formats/imported-text";
import { parseMarkdown } from "@/domain/formats/markdown";
import { paragraphsOf } from "@/domain/formats/markup/paragraphs-of";
import { parseFragment } from "@/domain/formats/markup/parse-markup";
import { jsonFixture, testWithFixtures } from "../../support/fixtures";

function read(input: string | Uint8Array): ImportedText {
  const parsed = parseMarkdown(input);
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

/** GitHub's Markdown makes links of bare addresses, and has tables and struck words, where CommonMark has plain words. */
const lettersOf = (paragraphs: readonly { text: string }[]) =>
  paragraphs
    .map(({ text }) => text.replace(/[^\p{L}\p{N}]+/gu, ""))
    .filter(Boolean)
    .join("\n");

testWithFixtures("the examples of the Markdown specifications read as their HTML does", () => {
  const sets = ["commonmark-spec", "markdown-it-commonmark_extras", "markdown-it-tables"];
  const examples = sets.flatMap(
    (set) => jsonFixture(`import/markdown/${set}.json`) as { markdown: string; html: string }[],
  );
  const wrong = examples.filter(({ markdown, html }) => {
    const expected = paragraphsOf(parseFragment(html)).paragraphs;
    const parsed = parseMarkdown(`x\n\n${markdown}`);
    const found = parsed.ok ? parsed.value.paragraphs : [];
    return lettersOf(found) !== lettersOf([{ text: "x" }, ...expected]);
  });
  expect(examples).toHaveLength(760);
  // The four are read otherwise by GitHub itself: a link's title over two brackets, and backslashes in cells of tables.
  expect(wrong.length).toBeLessThanOrEqual(4);
});

test("the only heading of the first level is the title, and those below it move up", () => {
  const { title, paragraphs } = read("# On Walking\n\nWords.\n\n## First\n\nMore.\n");
  expect(title).toBe("On Walking");
  expect(paragraphs).toMatchObject([
    { kind: "paragraph", text: "Words." },
    { kind: "heading", text: "First", attrs: { level: 1 } },
    { kind: "paragraph", text: "More." },
  ]);
});

test("what the file says of itself above its words is believed", () => {
  const matter =
    '---\ntitle: "Walking: a plea"\nauthor:\n  - Henry Thoreau\n  - name: A. Friend\nlang: en\n---\n';
  const { title, authors, language, paragraphs, warnings } = read(`${matter}# One\n\nWords.\n`);
  expect({ title, authors, language, warnings }).toEqual({
    title: "Walking: a plea",
    authors: ["Henry Thoreau", "A. Friend"],
    language: "en",
    warnings: [],
  });
  expect(paragraphs.map(({ text }) => text)).toEqual(["One", "Words."]);
  expect(read("---\ntitle: One\n---\n# One\n\nWords.\n").paragraphs.map(({ text }) => text)).toEqual([
    "Words.",
  ]);
  expect(read("---\n: [no yaml\n---\n\nWords.").paragraphs.map(({ text }) => text)).toEqual(["Words."]);
});

test("lists stand in one another", () => {
  const { paragraphs } = read("1. one\n   - in\n     1. deeper\n\n        more\n2. two\n");
  expect(paragraphs.map(({ kind, text, attrs }) => [kind, text, attrs?.marker, attrs?.depth])).toEqual([
    ["list-item", "one", "1.", undefined],
    ["list-item", "in", "•", 2],
    ["list-item", "deeper", "1.", 3],
    ["list-item", "more", "", 3],
    ["list-item", "two", "2.", undefined],
  ]);
});

test("notes link there and back", () => {
  const { paragraphs } = read("Word.[^a] More.\n\n[^a]: A note.\n");
  expect(paragraphs.map(({ kind, text, attrs }) => [kind, text, attrs?.marker])).toEqual([
    ["paragraph", "Word.1 More.", undefined],
    ["footnote", "A note. ↩", "1."],
  ]);
  const [word, note] = paragraphs;
  expect(word?.marks).toContainEqual(
    expect.objectContaining({ kind: "note", attrs: { href: `#${note?.attrs?.anchor}` } }),
  );
  const back = String(note?.marks.find(({ kind }) => kind === "link")?.attrs?.href);
  expect(`#${word?.attrs?.anchor}`).toBe(back);
});

test("a thousand quotations in one another are refused", () => {
  expect(parseMarkdown(`${"> ".repeat(1_000)}x`)).toMatchObject({ ok: false, code: "import.too-deep" });
});

test("whatever is typed, parsing neither throws nor yields an empty paragraph, and loses no letter of plain words", () => {
  const signs = fc.constantFrom(
    "#",
    "*",
    "_",
    "`",
    ">",
    "-",
    "|",
    "[",
    "]",
    "(",
    ")",
    "<",
    "&",
    "\n",
    "\n\n",
    "    ",
    "1.",
    "~",
    "!",
    "^",
    ":",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(signs, fc.string({ unit: "grapheme", maxLength: 6 })), { maxLength: 40 }),
      (pieces) => {
        const parsed = parseMarkdown(pieces.join(""));
        if (parsed.ok) for (const { text } of parsed.value.paragraphs) expect(text.trim()).not.toBe("");
      },
    ),
    { numRuns: 300 },
  );
  const word = fc.string({
    unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzäéйλ"),
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 }),
      (blocks) => {
        const texts = blocks.map((words) => words.join(" "));
        expect(read(texts.join("\n\n")).paragraphs.map(({ text }) => text)).toEqual(texts);
      },
    ),
    { numRuns: 100 },
  );
});
