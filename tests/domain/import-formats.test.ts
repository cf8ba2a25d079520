import { expect, test } from "vitest";
import { formatOf, formatOfFile } from "@/domain/import-formats";

test.each([
  ["essay.txt", "text"],
  ["README", "text"],
  ["chapter.1", "text"],
  ["notes.MD", "markdown"],
  ["page.xhtml", "html"],
  [undefined, "text"],
])("%s is read as %s", (name, format) => {
  expect(formatOf(name)).toBe(format);
});

test.each(["hamlet.xml", "data.json", "table.csv"])(
  "%s is no text for people, and told by its kind",
  (name) => {
    expect(formatOf(name)).toBe(name.split(".")[1]);
  },
);

test.each([
  ["%PDF-1.7 and so on", "essay.docx", "pdf"],
  ["PK\x03\x04 mimetypeapplication/epub+zip", "essay.docx", "epub"],
  ["PK\x03\x04 word/document.xml", "essay.txt", "docx"],
  ["PK\x03\x04 something else", "essay.epub", "epub"],
  ["Of PDF files", "essay.md", "markdown"],
])("a file that begins with %j and is called %s is read as %s", (words, name, format) => {
  const bytes = new TextEncoder().encode(words);
  expect(formatOfFile({ bytes, name })).toBe(format);
  expect(formatOfFile({ bytes, name, format: "html" })).toBe("html");
});
