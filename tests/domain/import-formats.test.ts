import { expect, test } from "vitest";
import { formatOf } from "@/domain/import-formats";

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
