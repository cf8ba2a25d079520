import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import type { BackupHeader } from "@/domain/backups";
import { BrokenBackup, readBackup, writeBackup } from "@/lib/backup-file";

const header: BackupHeader = {
  backup: "colloquy",
  format: 1,
  createdAt: "2026-11-26T00:00:00.000Z",
  migration: 7,
  tables: ["empty", "users", "posts", "none"].map((name) => ({ name, columns: ["id", "words"] })),
};

/** As COPY writes them: one line a row, backslashes doubled. */
const ROWS: Record<string, string> = {
  empty: "",
  users: "1\tAda\n2\t\\\\.\n",
  posts: `1\t\\\\.\n\\\\.\t\\N\n3\t${"long ".repeat(15_000)}\n`,
  none: "",
};

async function* tables(size: number) {
  for (const { name } of header.tables) yield { name, rows: pieces(Buffer.from(ROWS[name] ?? ""), size) };
}

async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function written(size = 7): Promise<Buffer> {
  const file = new PassThrough();
  const [bytes] = await Promise.all([buffer(file), writeBackup(header, tables(size), file)]);
  return bytes;
}

async function read(file: Buffer, chunk = file.length): Promise<Record<string, string>> {
  const backup = await readBackup(Readable.from(pieces(file, Math.max(1, chunk))));
  const found: Record<string, string> = {};
  for await (const { name, rows } of backup.tables) {
    found[name] = "";
    for await (const bytes of rows) found[name] += bytes.toString();
  }
  return found;
}

let file: Buffer;
/** Forty places in it. */
const step = () => Math.max(1, Math.floor(file.length / 40));
beforeAll(async () => {
  file = await written();
});

test.each([1, 2, 3, 5, 64, 100_000])("a backup read by %i bytes is what was written", async (chunk) => {
  expect(await read(file, chunk)).toEqual(ROWS);
  expect((await readBackup(Readable.from(pieces(file, chunk)))).header).toEqual(header);
});

test("what stands where a table ends is found wherever a piece of the file is cut", async () => {
  const small: Record<string, string> = { ...ROWS, posts: "1\t\\\\.\n2\tx\n" };
  const output = new PassThrough();
  const some = (async function* () {
    for (const { name } of header.tables) yield { name, rows: pieces(Buffer.from(small[name] ?? ""), 3) };
  })();
  const [bytes] = await Promise.all([buffer(output), writeBackup(header, some, output)]);
  // Level 0 keeps the text as it is, so that each of its bytes comes alone.
  const plain = gzipSync(gunzipSync(bytes), { level: 0 });
  expect(await read(plain, 1)).toEqual(small);
});

test("it says how many rows of each table are in it", async () => {
  const output = new PassThrough().resume();
  expect(await writeBackup(header, tables(5), output)).toEqual({ empty: 0, users: 2, posts: 3, none: 0 });
});

describe("a file that was changed is found out", { timeout: 30_000 }, () => {
  const changed = (change: (text: string) => string) =>
    gzipSync(Buffer.from(change(gunzipSync(file).toString("latin1")), "latin1"));

  test.each<[string, (text: string) => string]>([
    ["a letter", (text) => text.replace("Ada", "Eve")],
    ["a row taken out", (text) => text.replace("1\tAda\n", "")],
    ["a table taken out", (text) => text.replace(/\{"table":"users"\}[\s\S]*?\n\\\.\n/, "")],
    ["two tables changed about", (text) => text.replace('"table":"empty"', '"table":"none"')],
    ["the last line taken out", (text) => text.slice(0, text.lastIndexOf("{"))],
    ["the last line cut", (text) => text.slice(0, -2)],
    ["another end after it", (text) => `${text}{}\n`],
    ["a number of rows", (text) => text.replace('"users":2', '"users":3')],
    ["the end of a table", (text) => text.replace("\n\\.\n", "\n")],
  ])("%s", async (_, change) => {
    await expect(read(changed(change))).rejects.toThrow(BrokenBackup);
  });

  test("wherever it is cut off", async () => {
    for (let length = 0; length < file.length; length += step())
      await expect(read(file.subarray(0, length)), `${length} bytes`).rejects.toThrow(BrokenBackup);
    await expect(read(file.subarray(0, -1))).rejects.toThrow(BrokenBackup);
  });

  test("whichever byte of its contents is another", async () => {
    // The ten bytes before them say when and on which system it was packed.
    for (let at = 10; at < file.length; at += step()) {
      const copy = Buffer.from(file);
      copy[at] = (copy[at] ?? 0) ^ 0x55;
      await expect(read(copy), `byte ${at}`).rejects.toThrow(BrokenBackup);
    }
  });

  test("what never was a backup is told apart", async () => {
    for (const other of [Buffer.alloc(0), Buffer.from("hello"), gzipSync("hello\n"), gzipSync('{"a":1}\n')])
      await expect(read(other)).rejects.toMatchObject({ isForeign: true });
  });

  test("a line without an end does not fill the memory", async () => {
    await expect(read(gzipSync(Buffer.alloc(5_000_000, "x")))).rejects.toThrow(BrokenBackup);
  });
});

test("a file that cannot be read says so in its own words", async () => {
  const failing = new Readable({
    read() {
      this.destroy(new Error("The disk is gone"));
    },
  });
  await expect(readBackup(failing)).rejects.toThrow("The disk is gone");
});
