import { expect, test } from "vitest";
import { linesOf, parsedFrom } from "@/domain/formats/parsed-lines";
import { parsePlainText } from "@/domain/formats/plain-text";
import { accepted, rejected } from "@/domain/parsed";

const across = (lines: Iterable<object>) => [...lines].map((line) => JSON.parse(JSON.stringify(line)));

test("a text that was read elsewhere arrives as it was read, in pieces that are quickly taken", () => {
  const pieces = Array.from(
    { length: 5_000 },
    (_, n) => `${n}. ${"It was the age of wisdom. ".repeat(n % 30)}`,
  );
  const parsed = parsePlainText(new TextEncoder().encode(pieces.join("\n\n")), { asIs: true });
  const lines = across(linesOf(parsed));

  expect(parsedFrom(lines)).toEqual(JSON.parse(JSON.stringify(parsed)));
  expect(lines.length).toBeGreaterThan(50);
  expect(Math.max(...lines.map((line) => JSON.stringify(line).length))).toBeLessThan(100_000);
});

test("what was set aside arrives with its reason and its place", () => {
  const excluded = [{ text: "Home | About", reason: "navigation", before: 1 }] as const;
  const paragraphs = ["One", "Two"].map((text) => ({ kind: "paragraph" as const, text, marks: [] }));
  const rest = { title: "T", authors: ["A"], language: "en", direction: "ltr" as const, warnings: [] };
  const parsed = accepted({ ...rest, paragraphs, pictures: [], excluded: [...excluded] });

  expect(parsedFrom(across(linesOf(parsed)))).toEqual(parsed);
});

test("a file that cannot be read is refused in the parser's own words", () => {
  const refused = rejected("import.not-text", { kind: "a picture" });

  expect(parsedFrom(across(linesOf(refused)))).toEqual(refused);
});

test("what breaks off before its beginning is no text", () => {
  expect(() => parsedFrom([])).toThrow();
});
