import fc from "fast-check";
import { expect, test } from "vitest";
import type { ImportedText } from "@/domain/formats/imported-text";
import { type PlainTextOptions, parsePlainText } from "@/domain/formats/plain-text";
import { PARAGRAPH_LENGTH, TEXT_PARAGRAPHS, TITLE_LENGTH } from "@/domain/limits";
import { plainTextOf } from "@/domain/paragraphs";
import { fixture, testWithFixtures } from "../../support/fixtures";

function read(text: string | Uint8Array, options?: PlainTextOptions): ImportedText {
  const parsed = parsePlainText(text, options);
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

/** All that is left of an input, in its order; the title apart, since it stands in no list. */
function rest({ paragraphs, excluded }: ImportedText): string {
  const pieces = paragraphs.map(({ text, attrs }) => `${attrs?.marker ?? ""}${text}`);
  return [...pieces, ""]
    .map((piece, index) =>
      [...excluded.filter(({ before }) => before === index).map(({ text }) => text), piece].join(""),
    )
    .join("");
}

/** A hyphen may go where lines are joined; blanks may go anywhere. */
function bare(text: string): string {
  return text.replace(/[\s\u00ad‐-]/g, "");
}

function holdsEverything(input: string, imported: ImportedText): boolean {
  const all = bare(input);
  const kept = bare(rest(imported));
  if (all === kept) return true;
  const title = bare(imported.title);
  const at = commonStart(all, kept);
  // The title was taken out somewhere at or before the first difference.
  for (let start = at; start >= Math.max(0, at - title.length); start--) {
    if (all.startsWith(title, start) && all.slice(0, start) + all.slice(start + title.length) === kept)
      return true;
  }
  return false;
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

const anyLine = fc.oneof(
  fc.constantFrom(
    "",
    "",
    "",
    "   ",
    "Home",
    "Share this page",
    "Home | About | Contact",
    "Log in to post comments",
    "© 2020 Example",
    "CHAPTER IV",
    "by Ann Smith",
    "Contents:",
    "* * *",
    "- an item of a list",
    "2. another item",
    "“All of it is quoted.”",
    "*** START OF THE PROJECT GUTENBERG EBOOK ***",
    "*** END OF THE PROJECT GUTENBERG EBOOK ***",
    "A Short Title",
    "    Set in further than the rest of the lines of the text are.",
    "Words that go on to the end of a line at about seventy characters, or",
    "so, and then go on again in the next line, which is just as long as a-",
    "nother one was, until at last they end.",
    "Who set the lamp upon the sill",
    "والسلام عليكم ورحمة الله وبركاته",
    "人人生而自由,在尊严和权利上一律平等",
    "This is a sentence, long enough to be the body of a text and nothing else, and it ends here as sentences do.",
  ),
  fc.string({ unit: "grapheme", maxLength: 90 }).map((line) => line.replace(/[\0\p{Surrogate}\u0085]/gu, "")),
);

test("no character is lost: each is in a paragraph, set aside, or in the title, in its order", () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { maxLength: 25 }),
      fc.constantFrom("\n", "\r\n", "\n\n"),
      (lines, lineEnd) => {
        const text = lines.join(lineEnd);
        fc.pre(text.trim() !== "");
        const imported = read(text);
        expect(holdsEverything(text, imported) ? "" : JSON.stringify({ text, imported })).toBe("");
      },
    ),
    { numRuns: 600 },
  );
});

testWithFixtures("no character of the real texts is lost", () => {
  for (const file of [
    "seed/did-leninism-lead-to-stalinism.txt",
    "texts/les-miserables-en.txt",
    "texts/ruth-he.txt",
    "texts/durra-yatima-ar.txt",
  ]) {
    const bytes = fixture(file);
    expect([file, holdsEverything(bytes.toString("utf8"), read(bytes))]).toEqual([file, true]);
  }
});

test("as it is: cut at blank lines only, and every character kept", () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 25 }), (lines) => {
      const text = lines.join("\n");
      fc.pre(text.trim() !== "");
      const { paragraphs, excluded, authors } = read(text, { asIs: true });
      const pieces = text
        .replace(/^\ufeff/, "")
        .replace(/\r\n?/g, "\n")
        .split(/\n(?:\s*\n)+/);
      const filled = pieces.filter((piece) => piece.trim() !== "");
      expect(bare(paragraphs.map((paragraph) => paragraph.text).join(""))).toBe(bare(text));
      expect(paragraphs.length).toBe(filled.length);
      expect(paragraphs.every(({ kind }) => kind === "paragraph")).toBe(true);
      expect([excluded, authors]).toEqual([[], []]);
    }),
    { numRuns: 500 },
  );
});

test("as it is, a text that is already cut comes out the same", () => {
  const text = "Home\n\n  An indented line\nand one more.\n\nShare this page";
  const { paragraphs, title } = read(text, { asIs: true, name: "my_notes (2).txt" });
  expect(plainTextOf(paragraphs)).toBe(text);
  expect(title).toBe("My notes (2)");
});

test("a title is one that can be kept, whatever the file is called and wherever it has to be cut", () => {
  const named = (name: string) => read("Words.", { asIs: true, name }).title;
  expect(named("b\0c.txt")).toBe("Bc");
  expect(named("half \ud83d a\u0007 name.txt")).toBe("Half a name");
  expect(named("\0.txt")).toBe("Words.");
  for (const before of ["", "a"]) {
    const title = named(`${before}${"🌲".repeat(TITLE_LENGTH)}.txt`);
    expect(title).not.toMatch(/\p{Cs}/u);
    expect(title.length).toBeGreaterThan(TITLE_LENGTH - 2);
  }
});

test("importing the plain text again, as it is, gives the same paragraphs", () => {
  const first = read("one\rtwo\r\n\r\nthree\n\n\n\nfour\u2028five\u2029six\fseven");
  const again = read(plainTextOf(first.paragraphs), { asIs: true });
  expect(again.paragraphs.map(({ text }) => text)).toEqual(first.paragraphs.map(({ text }) => text));
});

test.each([
  ["", "import.empty-file"],
  [" \n\t\n", "import.empty-file"],
  ["a".repeat(PARAGRAPH_LENGTH + 1), "import.paragraph-too-long"],
  ["p\n\n".repeat(TEXT_PARAGRAPHS + 1), "import.too-many-paragraphs"],
])("what cannot be a text is refused (case %#)", { timeout: 60_000 }, (text, code) => {
  expect(parsePlainText(text)).toMatchObject({ ok: false, code });
  expect(parsePlainText(text, { asIs: true })).toMatchObject({ ok: false, code });
});

test("two hundred thousand paragraphs are read in a few seconds", { timeout: 60_000 }, () => {
  const started = performance.now();
  expect(read("p\n\n".repeat(TEXT_PARAGRAPHS)).paragraphs).toHaveLength(TEXT_PARAGRAPHS);
  expect(performance.now() - started).toBeLessThan(20_000);
});

test.each([
  ["one line", "a".repeat(900_000)],
  ["blanks", `x.${" ".repeat(900_000)}y`],
  [
    "broken lines",
    "some words that go on and on until the line is as long as it can be, or\n".repeat(12_000),
  ],
  ["markers", "- ".repeat(400_000)],
  ["quotation marks", "“".repeat(900_000)],
  ["hyphens", "a-\n".repeat(300_000)],
  ["menus", "Home Home ".repeat(32)],
])("a hostile text of %s is read without a hang", { timeout: 60_000 }, (_, text) => {
  const started = performance.now();
  parsePlainText(text);
  expect(performance.now() - started).toBeLessThan(15_000);
});
