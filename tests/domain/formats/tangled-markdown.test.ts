import { expect, test } from "vitest";
import { isTangled } from "@/domain/formats/tangled-markdown";

const lines = (line: string, times: number) => Array.from({ length: times }, () => line).join("\n");

/** A row, as its brackets and signs would be too many for one paragraph. */
const BARLESS = "a [1] | *b* | [c](d) _e_";

test.each([
  ["a glossary", lines("- **word** is _what_ [one](https://example.org/word) says `so` of it", 30_000)],
  ["a table of many rows", `${lines("| a | *b* | [c](d) |", 30_000)}`],
  [
    "a table of many rows without bars at their ends",
    `a | b | c\n:-- | --- | --:\n${lines(BARLESS, 30_000)}`,
  ],
  ["a table behind a line of words", `It says:\na | b \\| c\n--- | ---\n${lines("*a* | _b_", 30_000)}`],
  ["a poem of many lines", lines("*o* my _love_ [1]", 5_000)],
  ["code, whatever is in it", `~~~\n${lines("[", 30_000)}\n~~~`],
  ["many short paragraphs", lines("*a* and ](b\n", 30_000)],
])("%s is no tangle", (_, markdown) => {
  expect(isTangled(markdown)).toBe(false);
});

test.each([
  ["emphasis", "*a _a ".repeat(20_000)],
  ["emphasis in many lines", lines("*a _a", 20_000)],
  ["ends of links", "a](".repeat(5_000)],
  ["brackets that are never closed", "[".repeat(5_000)],
  ["brackets that end nothing", "]".repeat(5_000)],
  ["brackets in one another", "[".repeat(5_000) + "]".repeat(5_000)],
  ["beginnings of comments", "a <!--b ".repeat(5_000)],
  ["rows of what is no table", lines(BARLESS, 30_000)],
  ["rows under fewer heads", `a | b\n--- | --- | ---\n${lines(BARLESS, 30_000)}`],
  ["rows that go on a list", `- a\na | b | c\n--- | --- | ---\n${lines(BARLESS, 30_000)}`],
  ["rows that go on a quotation", `> a\na | b | c\n--- | --- | ---\n${lines(BARLESS, 30_000)}`],
  ["rows that go on a note", `[^1]: a\na | b | c\n--- | --- | ---\n${lines(BARLESS, 30_000)}`],
  ["rows behind code", `a | b | c\n~~~\n~~~\n--- | --- | ---\n${lines(BARLESS, 30_000)}`],
  ["rows behind a comment", `<!--\n\na | b | c -->\n--- | --- | ---\n${lines(BARLESS, 30_000)}`],
  ["lines behind a table’s rows", `a | b\n--- | ---\nc | d\n# e\n${lines("*a _a", 20_000)}`],
  ["lines behind a table’s list", `a | b\n--- | ---\n- c | d\n${lines("*a | _a", 20_000)}`],
  ["lines of a quotation", lines("> *a _a *b _b", 10_000)],
  ["columns", `${"x|".repeat(5_000)}\n`],
  ["backticks", Array.from({ length: 100 }, (_, at) => "`".repeat(at + 1)).join("x")],
])("nobody sets so many %s in one paragraph", (_, markdown) => {
  expect(isTangled(markdown)).toBe(true);
});
