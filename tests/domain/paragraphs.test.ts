import { expect, test } from "vitest";
import { countWords } from "@/domain/count-words";
import {
  isNumbered,
  numberParagraphs,
  PARAGRAPH_KINDS,
  type ProposedParagraph,
  paragraphKeys,
  plainTextOf,
} from "@/domain/paragraphs";

function proposed(kind: ProposedParagraph["kind"], text: string): ProposedParagraph {
  return { kind, text, marks: [] };
}

function counting(): () => string {
  let made = 0;
  return () => `k${made++}`;
}

test("what is read as text bears a number, the rest does not", () => {
  const numbered = PARAGRAPH_KINDS.filter(isNumbered);
  expect(numbered).toEqual(["paragraph", "quote", "verse", "list-item"]);
});

test("headings are counted in the order but not in the numbers", () => {
  const paragraphs = numberParagraphs(
    [
      proposed("heading", "I"),
      proposed("paragraph", "One."),
      proposed("code", "x"),
      proposed("quote", "Two."),
    ],
    counting(),
  );
  expect(paragraphs.map(({ index, number }) => [index, number])).toEqual([
    [0, null],
    [1, 1],
    [2, null],
    [3, 2],
  ]);
});

test("a key that is taken is drawn again", () => {
  const draws = ["a", "a", "a", "b"];
  const paragraphs = numberParagraphs(
    [proposed("verse", "x"), proposed("verse", "y")],
    () => draws.shift() ?? "z",
  );
  expect(paragraphs.map(({ key }) => key)).toEqual(["a", "b"]);
});

test("keys are eight characters that stand in an address as they are", () => {
  const makeKey = paragraphKeys((length) => crypto.getRandomValues(new Uint8Array(length)));
  const keys = Array.from({ length: 200 }, makeKey);
  expect(keys.every((key) => /^[a-z2-9]{8}$/.test(key))).toBe(true);
  expect(new Set(keys).size).toBe(200);
});

test("the plain text is the paragraphs divided by one blank line, nothing added", () => {
  expect(plainTextOf([{ text: "One." }, { text: "Two,\nthree." }])).toBe("One.\n\nTwo,\nthree.");
  expect(plainTextOf([])).toBe("");
});

test.each([
  ["en", "Don’t count well-known words twice, Dr. O'Neil.", 7],
  ["de", "Über 3,5 Millionen Straßenbahnen – und kein Ende.", 8],
  ["he", "וַיְהִ֗י בִּימֵי֙ שְׁפֹ֣ט", 3],
  ["ja", "私は猫である。", 4],
  ["th", "สวัสดีชาวโลก", 3],
  ["not a language", "中文 and English", 3],
  [null, " — … — ", 0],
])("words are counted in %s", (language, text, words) => {
  expect(Math.abs(countWords(text, language) - words)).toBeLessThanOrEqual(1);
});

test("links within a text lead to the paragraph that they name, and nowhere where there is none", () => {
  const mark = (kind: "link" | "note", href: string) => ({ start: 0, end: 1, kind, attrs: { href } });
  const [word, note] = numberParagraphs(
    [
      {
        ...proposed("paragraph", "Word1"),
        marks: [
          mark("note", "#n1"),
          mark("link", "#gone"),
          mark("note", "#gone"),
          mark("link", "https://example.org"),
        ],
        attrs: { anchor: "r1 top" },
      },
      {
        ...proposed("footnote", "A note."),
        marks: [mark("link", "#top")],
        attrs: { marker: "1.", anchor: "n1" },
      },
    ],
    counting(),
  );
  expect(word?.marks.map(({ kind, attrs }) => [kind, attrs])).toEqual([
    ["note", { href: "#k-k1" }],
    ["note", {}],
    ["link", { href: "https://example.org" }],
  ]);
  expect(note?.marks[0]?.attrs).toEqual({ href: "#p1" });
  expect([word?.attrs, note?.attrs]).toEqual([{}, { marker: "1." }]);
});
