import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import compile from "icu-minify/compile";
import format from "icu-minify/format";
import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { keepingMessagesFor } from "@/messages/keeping-messages";
import { messagesFor } from "@/messages/messages";
import { readingMessagesFor } from "@/messages/reading-messages";

type Tree = { [key: string]: string | Tree };

const entries = (tree: Tree, path: string[] = []): [string, string][] =>
  Object.entries(tree).flatMap(([key, under]) =>
    typeof under === "string"
      ? [[[...path, key].join("."), under] satisfies [string, string]]
      : entries(under, [...path, key]),
  );

const areas = Object.entries(messagesFor("en"));

const formatters = {
  getDateTimeFormat: (...asked: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...asked),
  getNumberFormat: (...asked: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...asked),
  getPluralRules: (...asked: ConstructorParameters<typeof Intl.PluralRules>) =>
    new Intl.PluralRules(...asked),
};

/** What may stand in a message's places: numbers of all sorts, each word it chooses by, tags. */
function* samples(message: string) {
  const names = [...message.matchAll(/\{([\w-]+)(?:, (\w+))?/g)];
  const chosen = [...message.matchAll(/([\w-]+) \{/g)].map(([, word]) => word ?? "");
  const tags = [...message.matchAll(/<([\w-]+)>/g)].map(([, tag]) => tag ?? "");
  for (const number of [0, 1, 2, 21, 5_000])
    for (const word of new Set(["Ada", ...chosen])) {
      const given = names.map(([, name, kind]) => [
        name,
        kind === "plural" || kind === "number" ? number : word,
      ]);
      const marked = tags.map((tag) => [tag, (chunks: unknown) => `[${String(chunks)}]`]);
      yield Object.fromEntries([...given, ...marked]);
    }
}

describe("the product, whose messages are compiled when it is built, says the same as the catalogue", () => {
  test.each(areas)("%s", (_area, tree) => {
    for (const [key, message] of entries(tree)) {
      const translate = createTranslator({ locale: "en", messages: { message } });
      for (const values of samples(message)) {
        const said = [format(compile(message), "en", values, { formatters })].flat().join("");
        expect(said, key).toBe([translate.rich("message", values)].flat().join(""));
        expect(said, key).not.toContain("undefined");
      }
    }
  });
});

/** Sources that the reading page is made of: whatever the room imports, near and far. */
function sourcesFrom(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const source = readFileSync(file, "utf8");
  for (const [, path = ""] of source.matchAll(/(?:from|import)\s*\(?\s*"((?:@|\.{1,2})\/[^"]+)"/g)) {
    const base = path.startsWith("@/") ? path.slice(2) : join(file, "..", path);
    const name = base.split("/").at(-1) ?? "";
    const next = readdirSync(join(base, "..")).find((one) => one === `${name}.ts` || one === `${name}.tsx`);
    if (next) sourcesFrom(join(base, "..", next), found);
  }
  return found;
}

/** It is fetched when it is needed, with words of its own. */
const KEEPING = "components/moderation/keeping-dialog.tsx";

/** The areas of the catalogue that some sources say something of. */
function saidBy(files: Iterable<string>): Set<string> {
  const said = new Set<string>();
  for (const file of files) {
    const source = readFileSync(file, "utf8");
    for (const [, area = ""] of source.matchAll(/useTranslations\("([\w-]+)/g)) said.add(area);
    if (source.includes("useTranslations()"))
      for (const [, area = ""] of source.matchAll(/\bt\(\s*["`]([\w-]+)\./g)) said.add(area);
  }
  return said;
}

test("the reading page brings all words that it says", () => {
  const files = sourcesFrom("components/reading/reading-room.tsx", new Set([KEEPING]));
  const said = saidBy([...files].filter((file) => file !== KEEPING));
  expect([...said]).toEqual(expect.arrayContaining(["annotations", "reading", "site", "ui"]));
  expect(Object.keys(readingMessagesFor("en"))).toEqual(expect.arrayContaining([...said]));
});

test("and the dialogs of those who keep order bring theirs", () => {
  const said = saidBy(sourcesFrom(KEEPING));
  expect([...said]).toEqual(expect.arrayContaining(["keeping", "ui"]));
  expect(Object.keys(keepingMessagesFor("en"))).toEqual(expect.arrayContaining([...said]));
});
