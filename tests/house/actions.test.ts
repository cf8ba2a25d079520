import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { policy } from "@/domain/policy";
import { guards } from "./action-guards";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

const DIRECTIVE = /^\s*["']use server["']/m;

const serverFiles = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && DIRECTIVE.test(read(`app/${file}`)))
  .sort();

/** All that a file of actions lets out: each can be called by anybody who knows its address. */
const exportsOf = (source: string) =>
  [...source.matchAll(/^export (?!type\b)(?:const|(?:async )?function|default|\{)\s*(\w*)/gm)].map(
    ([, name]) => name,
  );

const operationsOf = (source: string) =>
  [...source.matchAll(/from "@\/operations\/([^"]+)"/g)].map(([, module]) => module as string);

/** An operation's source with those of the operations that it asks. */
function sourceOf(module: string, seen = new Set<string>()): string {
  if (seen.has(module)) return "";
  seen.add(module);
  const source = read(`operations/${module}.ts`);
  const asked = [...source.matchAll(/from "(\.[^"]+)"/g)].map(([, path]) =>
    join(dirname(module), path as string),
  );
  return [source, ...asked.map((each) => sourceOf(each, seen))].join("\n");
}

const rows = Object.entries(guards).flatMap(([file, actions]) =>
  Object.entries(actions).flatMap(([action, [operation, guards]]) =>
    [guards].flat().map((guard) => ({ file, action, operation, guard })),
  ),
);

test("server actions stand in files of their own, and every such file is in the table", () => {
  expect(serverFiles).toEqual(Object.keys(guards).sort());
  for (const file of serverFiles) expect(read(`app/${file}`), file).toMatch(/^"use server";\n/);
});

describe.each(serverFiles)("app/%s", (file) => {
  const source = read(`app/${file}`);
  const table = guards[file] ?? {};

  test("every action has a row that says what guards it", () => {
    expect(exportsOf(source).sort()).toEqual(Object.keys(table).sort());
  });

  test("every operation that it reaches is in a row", () => {
    const named = Object.values(table).map(([operation]) => operation);
    for (const operation of operationsOf(source)) expect(named).toContain(operation);
  });
});

test.each(rows)("$action asks $guard", ({ file, operation, guard }) => {
  if (operation === null) return;
  expect(operationsOf(read(`app/${file}`))).toContain(operation);
  if (guard in policy) expect(sourceOf(operation)).toContain(`"${guard}"`);
});

test("an action without a row is found", () => {
  const planted =
    '"use server";\nexport const hideAction = action(form, hidePost);\nexport async function x() {}';
  expect(exportsOf(planted)).toEqual(["hideAction", "x"]);
});
