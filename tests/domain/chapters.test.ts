import { expect, test } from "vitest";
import { chaptersIn, type Heading } from "@/domain/chapters";

/** Each line is a paragraph, and a line of `#` a heading of that level. */
function told(...lines: string[]): string[] {
  const numbers = lines.map(() => null as number | null);
  let number = 0;
  for (const [at, line] of lines.entries()) if (!line.startsWith("#")) numbers[at] = ++number;
  const headings = lines.flatMap((line, index): Heading[] => {
    const level = /^#*/.exec(line)?.[0].length ?? 0;
    const title = line.slice(level + 1);
    const nextNumber = numbers.slice(index).find((one) => one !== null) ?? null;
    return level === 0 ? [] : [{ key: title, title, level, index, nextNumber }];
  });
  return chaptersIn(headings, number).map(
    ({ title, index, depth, from, to, beyond }) =>
      `${"- ".repeat(depth)}${title}: ¶${from}–${to}, ${index} up to ${beyond ?? "the end"}`,
  );
}

test("a chapter is its heading and all before the next one of its level", () => {
  expect(told("Before all", "# Economy", "a", "b", "# Reading", "c")).toEqual([
    "Economy: ¶2–3, 1 up to 4",
    "Reading: ¶4–4, 4 up to the end",
  ]);
});

test("a part holds its chapters, and ends before the next part", () => {
  expect(
    told("# One", "a", "## Walks", "b", "### Alone", "c", "## Talks", "d", "# Two", "## Ponds", "e"),
  ).toEqual([
    "One: ¶1–4, 0 up to 8",
    "- Walks: ¶2–3, 2 up to 6",
    "- - Alone: ¶3–3, 4 up to 6",
    "- Talks: ¶4–4, 6 up to 8",
    "Two: ¶5–5, 8 up to the end",
    "- Ponds: ¶5–5, 9 up to the end",
  ]);
});

test("a level that is left out makes nothing deeper, and a higher one ends all that are lower", () => {
  expect(told("### Preface", "a", "# One", "### Ponds", "b")).toEqual([
    "Preface: ¶1–1, 0 up to 2",
    "One: ¶2–2, 2 up to the end",
    "- Ponds: ¶2–2, 3 up to the end",
  ]);
});

test("a heading with another right behind it, or with nothing, is no chapter", () => {
  expect(told("# I", "# Economy", "a", "# The end")).toEqual(["Economy: ¶1–1, 1 up to 3"]);
  expect(told("# The end")).toEqual([]);
});

test("a text without headings has no chapters", () => {
  expect(told("a", "b")).toEqual([]);
  expect(told()).toEqual([]);
});
