import { expect, test } from "vitest";
import { languageName } from "@/messages/language-name";

test.each([
  ["de", "Deutsch"],
  ["fr-CA", "Français canadien"],
  ["he", "עברית"],
  ["de-x-folio", "Deutsch"],
  ["en-12", "en-12"],
  ["qaa", "Qaa"],
])("a text in %s is said to be in %s", (language, name) => expect(languageName(language)).toBe(name));

test("a language is called as its reader calls it", () => {
  expect(languageName("de", "en")).toBe("German");
});
