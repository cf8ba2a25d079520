import { expect, test } from "vitest";
import { asksForHelp } from "../../scripts/setup/asks-for-help.mjs";

test.each([
  [],
  ["help"],
  ["help", "user"],
  ["--help"],
  ["-h"],
  ["--json", "help"],
  ["user", "--help"],
  ["user", "add", "-h"],
])("help needs no database: %s %s %s", (...args) => {
  expect(asksForHelp(args)).toBe(true);
});

test.each([
  ["group", "add", "--name", "help", "--owner", "ada@example.org"],
  ["group", "add", "--name", "--help", "--owner", "ada@example.org"],
  ["user", "add", "--name=help"],
  ["import", "help"],
  ["doctor"],
  ["--json", "doctor"],
])("a command that has such a word somewhere else needs one: %s %s %s", (...args) => {
  expect(asksForHelp(args)).toBe(false);
});
