import { randomBytes } from "node:crypto";
import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Sql } from "postgres";
import { afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { findLevel, migrateDatabase } from "@/db/migrate";
import journal from "@/db/migrations/meta/_journal.json";
import { events } from "@/db/schema/events";
import { files } from "@/db/schema/groups";
import { imports } from "@/db/schema/texts";
import { idempotencyKeys, outboxMails } from "@/db/schema/users";
import { backupHeader } from "@/domain/backups";
import { newId } from "@/domain/ids";
import { Conflict, Invalid } from "@/domain/problems";
import { newInvitation } from "@/domain/wire/invitation";
import { addToken } from "@/operations/accounts/add-token";
import { makeSetUpLink } from "@/operations/accounts/make-set-up-link";
import { makeSignInLink } from "@/operations/accounts/make-sign-in-link";
import { requestReset } from "@/operations/accounts/request-reset";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { spend } from "@/operations/limits/spend";
import { editPost } from "@/operations/posts/edit-post";
import { addReading } from "@/operations/readings/add-reading";
import { markRead } from "@/operations/readings/mark-read";
import { backUpSite } from "@/operations/site/back-up-site";
import { restoreSite } from "@/operations/site/restore-site";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { createDatabase, databaseUrl } from "../../support/database";
import { addressOf, onServer } from "../../support/server";

const HOSTILE = "tab\tnewline\nreturn\r\\. \\N \\. back\\slash 'quote' \"double\" 😀 ﷽ \u0001\u007f";

const home = databaseUrl();
const serverUrl = inject("testServerUrl");

let stage: Awaited<ReturnType<typeof buildGroupReading>>;
let backup: Buffer;

async function backedUp(): Promise<Buffer> {
  const file = new PassThrough();
  const [written] = await Promise.all([buffer(file), backUpSite(file)]);
  return written;
}

/** Does something with the product on another database. */
async function at<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  await closeDatabase();
  process.env.DATABASE_URL = url;
  try {
    return await work();
  } finally {
    await closeDatabase();
    process.env.DATABASE_URL = home;
  }
}

const restoreInto = (url: string, file: Buffer) => at(url, () => restoreSite(Readable.from([file])));

let dropped: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const drop of dropped) await drop();
  dropped = [];
}, 120_000);

async function emptyDatabase(options?: { isMigrated: boolean }): Promise<string> {
  const { url, drop } = await createDatabase(options);
  dropped.push(drop);
  return url;
}

/** Every table that the database itself knows, with a hash over all of its rows. */
async function hashes(sql: Sql): Promise<Record<string, string>> {
  await sql`set timezone = 'UTC'`;
  const found: Record<string, string> = {};
  for (const { name } of await sql`select tablename as name from pg_tables where schemaname = 'public'`) {
    const [row] = await sql.unsafe(
      `select count(*) || ' ' || md5(coalesce(string_agg(md5(one::text), '' order by one::text), '')) as hash
       from public."${name}" as one`,
    );
    found[name] = row?.hash;
  }
  return found;
}

const hashesOf = (url: string) => onServer(url, hashes);

/** As much as the product can make, and beside it what only hostile hands would write. */
async function live(): Promise<void> {
  stage = await buildGroupReading();
  const { ada, bruno, chidi, dora, group, reading } = stage;
  const annotation = await annotate(chidi, reading, { tags: ["method", "a,b", '{"x"}'] });
  const answer = await reply(dora, annotation, `Slowly.\n\n> ${HOSTILE.replaceAll("\u0001", "")}`);
  await editPost(dora, answer.id, { version: 1, body: { markdown: "**More** slowly." } });
  await annotate(bruno, reading, { audience: "me" });
  await markRead(bruno, reading.id, { posts: [2, 3, 5], stoppedAt: "k" });
  await addInvitation(ada, group.slug, newInvitation.parse({ maxUses: 3 }));
  await addToken(ada, { name: HOSTILE, isReadOnly: true });
  await makeSignInLink(ada.email);
  await requestReset({ email: ada.email, address: "127.0.0.1" });
  await spend("test:limit", { points: 9, seconds: 60 });
  const words = Buffer.from(`A title\n\nSome words to read.\n\n${HOSTILE}`);
  await addReading(ada, group.slug, { bytes: words, name: HOSTILE.replaceAll("\n", " "), asIs: true });
  const bytes = Buffer.concat([
    Buffer.from(Array.from({ length: 256 }, (_, one) => one)),
    randomBytes(200_000),
  ]);
  const file = {
    groupId: group.id,
    id: newId(),
    name: HOSTILE,
    type: "a/b",
    sha256: "x",
    size: bytes.length,
    bytes,
  };
  await database().insert(files).values(file);
  await database()
    .insert(imports)
    .values({
      groupId: group.id,
      id: newId(),
      createdBy: stage.memberIds.ada,
      fileId: file.id,
      proposal: { [HOSTILE.replace("\u0001", "")]: [1.5, -0, 1e300, null, true, { deep: ["\\.", "\\N"] }] },
      rows: [0, 0, -1, 2_147_483_647],
    });
  await database()
    .insert(outboxMails)
    .values({ id: newId(), to: HOSTILE, subject: "\\.", text: "\\N", html: "\n\\.\n" });
  await database()
    .insert(outboxMails)
    .values({ id: newId(), to: "", subject: "", text: "\\.\n", html: "\\." });
  await database()
    .insert(idempotencyKeys)
    .values({ userId: ada.userId, key: HOSTILE, requestHash: "", status: null, response: null });
  await database()
    .insert(events)
    .values({
      streamId: newId(),
      number: Number.MAX_SAFE_INTEGER,
      kind: "user.edited",
      subject: { from: { "\\.": "\n\\.\n" } },
      at: new Date("0001-01-01T00:00:00.001Z"),
    });
  await onServer(home, async (sql) => {
    await sql`update users set created_at = '2026-03-29 02:30:00.123456+01', deleted_at = 'infinity'
      where id = ${dora.userId}`;
    await sql`update read_marks set seen = '{[1,3),[5,6),[9,9223372036854775806)}'`;
  });
}

beforeAll(async () => {
  await live();
  backup = await backedUp();
}, 120_000);

describe("a backup", { timeout: 120_000 }, () => {
  test("holds every table that the database has, and every column that has a value of its own", async () => {
    const [first = ""] = gunzipSync(backup).toString("utf8").split("\n", 1);
    const header = backupHeader.parse(JSON.parse(first));
    await onServer(home, async (sql) => {
      const columns =
        await sql`select table_name || '.' || column_name as name from information_schema.columns
        join information_schema.tables using (table_schema, table_name)
        where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'`;
      const kept = header.tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`));
      expect(kept.sort()).toEqual(columns.map(({ name }) => name).sort());
      const sequences = await sql`select sequencename from pg_sequences where schemaname = 'public'`;
      expect(sequences, "a sequence would have to be kept, too").toHaveLength(0);
    });
  });

  test("is proved with a value of every type of column there is", async () => {
    await onServer(home, async (sql) => {
      const columns = await sql`select table_name as table, column_name as column, udt_name as type
        from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where table_schema = 'public' and table_type = 'BASE TABLE'`;
      const untried = new Set(columns.map(({ type }) => type));
      for (const { table, column, type } of columns) {
        const [row] = await sql.unsafe(`select count("${column}")::int as count from "${table}"`);
        if (row?.count > 0) untried.delete(type);
      }
      expect([...untried]).toEqual([]);
    });
  });

  test("restored into an empty database has the same rows in every table", async () => {
    const url = await emptyDatabase({ isMigrated: false });
    const restored = await restoreInto(url, backup);
    const before = await hashesOf(home);
    expect(await hashesOf(url)).toEqual(before);
    expect(restored.tables).toBe(Object.keys(before).length);
    expect(restored.leftOut).toEqual([]);
    const [there, here] = [
      await at(url, () => seenBy(stage.dora, stage.reading)),
      await seenBy(stage.dora, stage.reading),
    ];
    expect(there).toEqual(here);
    expect(there).not.toHaveLength(0);
  });

  test("of a restored site is the same again", async () => {
    const url = await emptyDatabase();
    await restoreInto(url, backup);
    const again = await at(url, backedUp);
    const rowsOf = (file: Buffer) => gunzipSync(file).toString("latin1").split("\n").slice(1, -2).sort();
    expect(rowsOf(again)).toEqual(rowsOf(backup));
  });

  test("is of one moment, whatever is written while it is made", async () => {
    const before = await hashesOf(home);
    const file = new PassThrough({ highWaterMark: 1 });
    const made = backUpSite(file);
    const head = await new Promise<Buffer>((resolve) =>
      file.once("data", resolve).once("data", () => file.pause()),
    );
    await annotate(stage.dora, stage.reading, { body: { markdown: "too late" } });
    const [rest] = await Promise.all([buffer(file), made]);
    const url = await emptyDatabase();
    await restoreInto(url, Buffer.concat([head, rest]));
    expect(await hashesOf(url)).toEqual(before);
    backup = await backedUp();
  });

  test("does not take along the mails that wait to be sent, so that none is sent twice", async () => {
    const url = await emptyDatabase();
    const waiting = (sql: Sql) => sql`select 1 from pgboss.job`;
    expect(await onServer(home, waiting)).not.toHaveLength(0);
    await restoreInto(url, backup);
    expect(await onServer(url, waiting)).toHaveLength(0);
  });

  test("cannot be made of a database without tables", async () => {
    const url = await emptyDatabase({ isMigrated: false });
    await expect(at(url, backedUp)).rejects.toThrow(new Invalid("backup.nothing"));
  });

  test("that nobody takes any more lets go of the database", async () => {
    const file = new PassThrough({ highWaterMark: 1 });
    const made = backUpSite(file);
    file.once("data", () => file.destroy());
    await expect(made).rejects.toThrow();
    await onServer(home, async (sql) => {
      const left = await sql`select 1 from pg_stat_activity where datname = current_database()
        and state = 'idle in transaction'`;
      expect(left).toHaveLength(0);
    });
  });
});

describe("restoring", { timeout: 120_000 }, () => {
  test("works for an ordinary owner of a database", async () => {
    const role = `${inject("testDatabasePrefix")}owner`;
    const url = await emptyDatabase({ isMigrated: false });
    const name = new URL(url).pathname.slice(1);
    await onServer(serverUrl, async (sql) => {
      await sql.unsafe(`create role ${role} login password 'of-a-test'`);
      await sql.unsafe(`alter database ${name} owner to ${role}`);
    });
    dropped.push(() => onServer(serverUrl, (sql) => sql.unsafe(`drop role ${role}`)));
    const own = new URL(addressOf(serverUrl, name));
    own.username = role;
    own.password = "of-a-test";
    await restoreInto(own.href, backup);
    expect(await hashesOf(own.href)).toEqual(await hashesOf(home));
  });

  test("finds the set-up link of a site that nobody has used yet, and takes its place", async () => {
    const url = await emptyDatabase();
    await at(url, makeSetUpLink);
    await restoreInto(url, backup);
    expect(await hashesOf(url)).toEqual(await hashesOf(home));
  });

  test("leaves a site alone that has people", async () => {
    const url = await emptyDatabase();
    await at(url, () => buildGroupReading());
    const before = await hashesOf(url);
    await expect(restoreInto(url, backup)).rejects.toThrow(new Conflict("restore.not-empty"));
    expect(await hashesOf(url)).toEqual(before);
  });

  test("brings an older backup up to date", async () => {
    const [first, ...others] = journal.entries;
    expect(others).not.toHaveLength(0);
    const older = await emptyDatabase({ isMigrated: false });
    await onServer(older, async (sql) => {
      const { applyMigrations } = await import("@/db/migrate");
      await sql.begin((tx) => applyMigrations(tx, first?.when));
      await sql`insert into users (id, name, handle) values (${newId()}, 'Ada', 'ada')`;
    });
    const url = await emptyDatabase({ isMigrated: false });
    await restoreInto(url, await at(older, backedUp));
    await onServer(url, async (sql) => {
      expect(await findLevel(sql)).toBe(journal.entries.at(-1)?.when);
      expect(await sql`select name from users`).toMatchObject([{ name: "Ada" }]);
    });
    await migrateDatabase(older);
    expect(await hashesOf(url)).toEqual(await hashesOf(older));
  });

  test("does not undo migrations of an empty database", async () => {
    const older = await emptyDatabase({ isMigrated: false });
    await onServer(older, async (sql) => {
      const { applyMigrations } = await import("@/db/migrate");
      await sql.begin((tx) => applyMigrations(tx, journal.entries[0]?.when));
    });
    const file = await at(older, backedUp);
    await expect(restoreInto(await emptyDatabase(), file)).rejects.toThrow(
      new Conflict("restore.database-newer"),
    );
  });

  test("leaves out what somebody had put beside our tables, and says so", async () => {
    const crowded = await emptyDatabase();
    await onServer(crowded, (sql) => sql`create table visits as select 7 as count`);
    const url = await emptyDatabase();
    const restored = await restoreInto(url, await at(crowded, backedUp));
    expect(restored.leftOut).toEqual(["visits"]);
    expect(await hashesOf(url)).not.toHaveProperty("visits");
  });
});

describe("a file that is no whole backup leaves nothing behind", { timeout: 120_000 }, () => {
  const changed = (change: (text: Buffer) => Buffer) => gzipSync(change(gunzipSync(backup)));
  const replaced = (from: string, to: string) =>
    changed((text) => Buffer.from(text.toString("latin1").replace(from, to), "latin1"));
  const header = (change: object) =>
    changed((text) => {
      const end = text.indexOf("\n");
      const first = { ...JSON.parse(text.subarray(0, end).toString()), ...change };
      return Buffer.concat([Buffer.from(JSON.stringify(first)), text.subarray(end)]);
    });
  const uncut = (share: number) => backup.subarray(0, Math.floor(backup.length * share));

  test.each<[string, () => Buffer, string]>([
    ["cut off in the middle", () => uncut(0.5), "backup.broken"],
    ["with a letter changed", () => replaced("More slowly", "Less slowly"), "backup.broken"],
    ["with a value that is none", () => replaced("Walden Readers", "Walden\\N\tReaders"), "backup.broken"],
    ["with a row that points nowhere", () => withoutTable("users"), "backup.broken"],
    ["with a text whose edition is gone", () => withoutTable("editions"), "backup.broken"],
    ["of a newer layout", () => header({ format: 2 }), "backup.newer"],
    ["of a newer version", () => header({ migration: 9_999_999_999_999 }), "backup.newer"],
    ["without a table", () => header({ tables: [] }), "backup.broken"],
    ["that is empty", () => Buffer.alloc(0), "backup.foreign"],
    ["that is a picture", () => randomBytes(5_000), "backup.foreign"],
    ["that is another gzip", () => gzipSync("hello\n"), "backup.foreign"],
    ["that is another JSON", () => gzipSync('{"a":1}\n'), "backup.foreign"],
  ])("%s", async (_, file, code) => {
    const url = await emptyDatabase({ isMigrated: false });
    await expect(restoreInto(url, file())).rejects.toMatchObject({ code });
    await onServer(url, async (sql) => {
      expect(await sql`select tablename from pg_tables where schemaname = 'public'`).toHaveLength(0);
    });
  });

  /** Its rows taken out, as if they had never been there. */
  function withoutTable(name: string): Buffer {
    return changed((text) => {
      const words = text.toString("latin1");
      const from = words.indexOf(`{"table":"${name}"}\n`) + `{"table":"${name}"}\n`.length;
      const to = words.startsWith("\\.\n", from) ? from : words.indexOf("\n\\.\n", from) + 1;
      return Buffer.from(words.slice(0, from) + words.slice(to), "latin1");
    });
  }
});
