import { describe, expect, test } from "vitest";
import { chaptersIn } from "@/domain/chapters";
import { contentsOf } from "@/domain/contents";
import { setEdition } from "@/domain/editions";
import { numberParagraphs, type ProposedParagraph } from "@/domain/paragraphs";

/** `# One` is a heading, `## One` one below it; anything else a paragraph. Keys are counted from k0. */
function contents(
  lines: string[],
  said: Record<number, [threads: number, posts: number, fresh: number]> = {},
  stoppedAt: number | null = null,
) {
  let made = 0;
  const proposed = lines.map((line): ProposedParagraph => {
    const [, signs, title] = /^(#+) (.*)$/.exec(line) ?? [];
    return signs
      ? { kind: "heading", text: title ?? "", marks: [], attrs: { level: signs.length } }
      : { kind: "paragraph", text: line, marks: [] };
  });
  const paragraphs = numberParagraphs(proposed, () => `k${made++}`);
  const headings = paragraphs.flatMap(({ kind, key, text, index, attrs }) => {
    const nextNumber = paragraphs.slice(index).find(({ number }) => number !== null)?.number ?? null;
    return kind === "heading" ? [{ key, title: text, level: Number(attrs.level), index, nextNumber }] : [];
  });
  const last = paragraphs.findLast(({ number }) => number !== null)?.number ?? 0;
  return contentsOf({
    chapters: chaptersIn(headings, last),
    sections: setEdition("e", paragraphs).sections,
    keyAt: (index) => paragraphs[index]?.key,
    length: paragraphs.length,
    counts: Object.fromEntries(
      Object.entries(said).map(([index, [threads, posts, fresh]]) => [index, { threads, posts, fresh }]),
    ),
    stoppedAt,
  });
}

const BOOK = [
  "To the reader.",
  "# One",
  "## The sea",
  "Water.",
  "Salt.",
  "## The land",
  "Earth.",
  "# Two",
  "Air.",
];

describe("A text's contents", () => {
  test("are its headings with the numbers under them, one in the other, and what stands before them", () => {
    expect(contents(BOOK).map(({ title, depth, from, to }) => [title, depth, from, to])).toEqual([
      [null, 0, 1, 1],
      ["One", 0, 2, 4],
      ["The sea", 1, 2, 3],
      ["The land", 1, 4, 4],
      ["Two", 0, 5, 5],
    ]);
  });

  test("tell where the talk is: a part has what is said in the parts inside of it, and on its heading", () => {
    const said = contents(BOOK, { 0: [1, 1, 0], 2: [1, 2, 1], 4: [1, 4, 0], 6: [2, 3, 3] });
    expect(said.map(({ title, threads, posts, fresh }) => [title, threads, posts, fresh])).toEqual([
      [null, 1, 1, 0],
      ["One", 4, 9, 4],
      ["The sea", 2, 6, 1],
      ["The land", 2, 3, 3],
      ["Two", 0, 0, 0],
    ]);
  });

  test("tell in which part the reader stopped, the innermost", () => {
    const hereIn = (stoppedAt: number | null) =>
      contents(BOOK, {}, stoppedAt).flatMap(({ title, isHere }) => (isHere ? [title] : []));
    expect(hereIn(0)).toEqual([null]);
    expect(hereIn(4)).toEqual(["The sea"]);
    expect(hereIn(8)).toEqual(["Two"]);
    expect(hereIn(null)).toEqual([]);
  });

  test("of a text without headings are its parts", () => {
    const parts = contents(
      Array.from({ length: 120 }, (_, at) => `Paragraph ${at}.`),
      { 60: [1, 2, 0] },
    );
    expect(parts.map(({ key, title, from, to, posts }) => [key, title, from, to, posts])).toEqual([
      ["k0", null, 1, 50, 0],
      ["k50", null, 51, 100, 2],
      ["k100", null, 101, 120, 0],
    ]);
  });
});
