import { describe, expect, test, vi } from "vitest";
import { ROLES } from "@/domain/groups";
import { formatsFor, localeFor } from "@/messages/locales";
import { problemWords } from "@/messages/problem-words";
import { translator } from "@/messages/translator";

describe("the words for a problem", () => {
  test("a code with words is said with its values", () => {
    const words = problemWords(translator("en"), {
      code: "post.too-long",
      values: { length: 31_415, limit: 20_000 },
    });
    expect(words).toContain("20,000");
  });

  test("a code without words still says that nothing was changed", () => {
    expect(problemWords(translator("en"), { code: "nobody.knows" })).toBe(
      "That did not work. Nothing was changed.",
    );
  });

  test("who lacks a role is told which one it takes", () => {
    const words = translator("en");
    expect(problemWords(words, { code: "forbidden" })).toBe("Your place here does not allow this.");
    for (const needs of ROLES.filter((role) => role !== "observer"))
      expect(problemWords(words, { code: "forbidden", values: { needs } })).toContain(needs);
  });

  test("a code that names a whole area is not words", () => {
    const silent = vi.spyOn(console, "error").mockImplementation(() => {});
    expect(problemWords(translator("en"), { code: "post" })).toBe("That did not work. Nothing was changed.");
    silent.mockRestore();
  });
});

test.each([
  ["en", "en"],
  ["en-GB", "en"],
  ["fr", "en"],
  [null, "en"],
])("someone who asks for %s reads %s", (asked, given) => {
  expect(localeFor(asked)).toBe(given);
});

test("dates and numbers are written as in the reader's own region, where we speak the language", () => {
  expect(formatsFor("en-GB")).toBe("en-GB");
  expect(formatsFor("en-gb;q=0.9")).toBe("en-GB");
  expect(formatsFor("en")).toBe("en");
  for (const asked of ["pt-BR", "*", "eng-land-too-long", "", null]) expect(formatsFor(asked)).toBe("en");
});
