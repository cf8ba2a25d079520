import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { settings } from "../../scripts/setup/settings.mjs";

const root = join(import.meta.dirname, "../..");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy refused "));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

type Row = { wrong: string[]; right: string[]; mustBe: string; isSecret?: true; isForServing?: true };

const onOrOff = { wrong: ["maybe", "5", "ON", "true"], right: ["on", "off"], mustBe: "on or off" };

const TABLE: Record<string, Row> = {
  DATABASE_URL: {
    wrong: [
      "nonsense",
      "mysql://me:geheim@db/colloquy",
      "postgres:db",
      "postgres://me:ge#heim@db/x",
      "postgres://me:%zz@db/x",
    ],
    right: [
      "postgres://me:geheim@127.0.0.1:5432/colloquy",
      "postgresql://db.example.org/colloquy?sslmode=require",
      "postgres://me:ge%23heim@db/colloquy",
      "postgres://me:a,b@one.example.org:5432,two.example.org:5433/colloquy",
      "postgres:///colloquy",
    ],
    mustBe: "the address of a Postgres, like postgres://user:password@host:5432/database",
    isSecret: true,
  },
  NEXTAUTH_SECRET: {
    wrong: ["x", "s".repeat(31)],
    right: ["s".repeat(32)],
    mustBe: "at least 32 characters long",
    isSecret: true,
  },
  SMTP_URL: {
    wrong: ["foo", "https://mail.example.org", "smtp://", "smtp://me:ge/heim@mail.example.org"],
    right: ["smtp://127.0.0.1:1", "smtps://me%40example.org:geheim@mail.example.org"],
    mustBe: "the address of a mail server, like smtps://user:password@mail.example.org",
    isSecret: true,
  },
  COLLOQUY_SPAM_CHECK_URL: {
    wrong: ["akismet", "ftp://rest.akismet.com/1.1/comment-check", "https://"],
    right: ["https://rest.akismet.com/1.1/comment-check", "http://127.0.0.1:9000/check"],
    mustBe: "the address of an Akismet-compatible check, like https://rest.akismet.com/1.1/comment-check",
  },
  MAIL_FROM: {
    wrong: [
      "bar",
      "Reading group",
      "Reading <a@b.org",
      "Reading, group <a@b.org>",
      "a@b.org, c@d.org",
      "A <a@b.org>\nBcc: c@d.org",
    ],
    right: [
      "a@b.org",
      "Reading group <a@b.org>",
      '"Reading, group" <a@b.org>',
      "<a@b.org>",
      "Zoë’s (Monday) <a@b>",
    ],
    mustBe: "one mail address, alone or behind a name: Reading group <reading@example.org>",
  },
  COLLOQUY_IMPORT_ALSO_FROM: {
    wrong: [
      "library.internal",
      "http://library.internal:80",
      "library.internal:80/page",
      "a:80,,b:80",
      "*:80",
    ],
    right: ["library.internal:80", "library.internal:80, 10.0.0.7:8080"],
    mustBe: "hosts with their ports, like library.internal:80, with commas between them",
  },
  COLLOQUY_TRUST_PROXY: { ...onOrOff, isForServing: true },
  COLLOQUY_ACCESS_LOG: { ...onOrOff, isForServing: true },
  COLLOQUY_JOBS: { ...onOrOff, isForServing: true },
  COLLOQUY_LOG_LEVEL: {
    wrong: ["loud", "INFO", "30"],
    right: ["debug", "info", "warn", "error"],
    mustBe: "debug, info, warn or error",
  },
  COLLOQUY_DATABASE_CONNECTIONS: {
    wrong: ["zero", "0", "-1", "2.5", "1e2", "1001"],
    right: ["1", "10", "1000"],
    mustBe: "a whole number from 1 to 1000",
  },
  COLLOQUY_PROCESSES: {
    wrong: ["all", "0", "-1", "1.5", "65"],
    right: ["1", "2", "64"],
    mustBe: "a whole number from 1 to 64",
    isForServing: true,
  },
};

const NOT_IN_THE_TABLE = ["COLLOQUY_SPAM_CHECK_KEY", "COLLOQUY_URL", "PORT", "HOST", "COLLOQUY_DATA_DIR"];

/** What somebody who starts with this setting is told, or null when they may. */
function refusalOf(name: string, value: string, isServing = true): string | null {
  for (const other of [...Object.keys(TABLE), ...NOT_IN_THE_TABLE]) vi.stubEnv(other, undefined);
  vi.stubEnv("COLLOQUY_DATA_DIR", folder);
  vi.stubEnv(name, value);
  try {
    settings({ isServing });
    return null;
  } catch (refused) {
    return (refused as Error).message;
  }
}

describe.each(Object.entries(TABLE))("%s", (name, { wrong, right, mustBe, isSecret, isForServing }) => {
  test.each(wrong)("that is %j is refused in one line, which says what it must be", (value) => {
    const said = refusalOf(name, value) ?? "";
    expect(said).toMatch(/^.+\. .+\.$/);
    expect(said).toContain(`; it must be ${mustBe}. `);
    expect(
      said.startsWith(isSecret ? `${name} cannot be used` : `${name} is ${JSON.stringify(value)};`),
    ).toBe(true);
    if (isSecret) expect(said).not.toMatch(/geheim|nonsense/);
    expect(refusalOf(name, value, false)).toBe(isForServing ? null : said);
  });

  test.each([...right, ""])("that is %j is taken", (value) => {
    expect(refusalOf(name, value)).toBeNull();
  });
});

test("the settings that the README tells are those that are checked", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const rows =
    readme
      .split("### Settings")[1]
      ?.split("###")[0]
      ?.match(/^\| `.*/gm) ?? [];
  const told = rows.flatMap((row) => row.split("|")[1]?.match(/[A-Z_]+/g) ?? []);
  expect(told.toSorted()).toEqual([...Object.keys(TABLE), ...NOT_IN_THE_TABLE].toSorted());
});

test.each(["start.mjs", "cli.mjs"])(
  "%s ends with code 1 before it has set up anything",
  (script) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, "scripts", script), "doctor"],
      {
        encoding: "utf8",
        timeout: 15_000,
        env: {
          PATH: process.env.PATH,
          NODE_ENV: "test",
          COLLOQUY_DATA_DIR: folder,
          DATABASE_URL: "mysql://db/x",
        },
      },
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^DATABASE_URL cannot be used as it is; .+\n$/);
    expect(readdirSync(folder)).toEqual([]);
  },
  20_000,
);
