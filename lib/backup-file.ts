import { createHash } from "node:crypto";
import { pipeline as connect, type Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { type BackupHeader, backupEnd, backupHeader, type TableRows } from "@/domain/backups";

/*
 * A backup is one gzip file. In it are lines of text: a header in JSON, then for each table its name in JSON, its rows
 * as COPY writes them and `\.`, and at the end a line with the number of rows of each table and a checksum of all
 * above. So `zcat` shows what is in it, and psql could load it by hand.
 */

/** It is cut off, changed or no file of ours. */
export class BrokenBackup extends Error {
  constructor(
    message: string,
    readonly isForeign = false,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

const NEWLINE = 10;
const END = Buffer.from("\\.\n");
const END_AFTER_ROWS = Buffer.from("\n\\.\n");

/** A header of ten thousand columns is not half of it. */
const LONGEST_LINE = 1024 * 1024;

/** Rows are small; gzip is given them by the handful. */
const PIECE_BYTES = 64 * 1024;

const line = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

export type Rows = Record<string, number>;

/** Writes the whole file and answers how many rows of each table are in it. */
export async function writeBackup(
  header: BackupHeader,
  tables: AsyncIterable<TableRows>,
  file: Writable,
): Promise<Rows> {
  const rows: Rows = {};
  await pipeline(handfuls(pack(header, tables, rows)), createGzip(), file);
  return rows;
}

async function* pack(header: BackupHeader, tables: AsyncIterable<TableRows>, rows: Rows) {
  const hash = createHash("sha256");
  for await (const piece of contents()) {
    hash.update(piece);
    yield piece;
  }
  yield line({ rows, sha256: hash.digest("hex") });

  async function* contents(): AsyncGenerator<Buffer> {
    yield line(header);
    for await (const table of tables) {
      yield line({ table: table.name });
      let count = 0;
      for await (const bytes of table.rows) {
        count += countLines(bytes);
        yield bytes;
      }
      rows[table.name] = count;
      yield END;
    }
  }
}

async function* handfuls(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size < PIECE_BYTES) continue;
    // A file of somebody's is one row, and too large to be copied for nothing.
    yield held.length === 1 ? piece : Buffer.concat(held);
    held = [];
    size = 0;
  }
  yield Buffer.concat(held);
}

/** A row is a line: line breaks inside it are escaped. */
function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

export type Backup = {
  header: BackupHeader;
  /** One after the other, each read to its end before the next. The last is followed by the check of the whole. */
  tables: AsyncGenerator<TableRows>;
  /** Of the tables read so far. */
  rows: Rows;
};

/** Opens a backup. Where it turns out to be no whole one, this or the reading of its tables throws BrokenBackup. */
export async function readBackup(file: Readable): Promise<Backup> {
  const gunzip = createGunzip();
  // A failure of the file reaches whoever reads what comes out.
  connect(file, gunzip, () => {});
  const source = new Source(gunzip);
  const header = backupHeader.safeParse(await source.json().catch(toForeign));
  if (!header.success) throw new BrokenBackup("The first line is no header", true, header.error);
  const rows: Rows = {};
  return { header: header.data, rows, tables: readTables(source, header.data, rows) };
}

function toForeign(cause: unknown): never {
  if (cause instanceof BrokenBackup) throw new BrokenBackup(cause.message, true, cause);
  throw cause;
}

async function* readTables(source: Source, { tables }: BackupHeader, rows: Rows): AsyncGenerator<TableRows> {
  for (const { name } of tables) {
    const begun = (await source.json()) as { table?: unknown };
    if (begun.table !== name) throw new BrokenBackup(`The rows of ${name} do not begin where they should`);
    rows[name] = 0;
    yield {
      name,
      rows: source.rows((count) => {
        rows[name] = (rows[name] ?? 0) + count;
      }),
    };
  }
  const sha256 = source.checksum();
  const end = backupEnd.safeParse(await source.json());
  if (!end.success || end.data.sha256 !== sha256) throw new BrokenBackup("The checksum is another");
  const differing = tables.find(({ name }) => end.data.rows[name] !== rows[name]);
  if (differing) throw new BrokenBackup(`The number of rows of ${differing.name} is another`);
  if (await source.hasMore()) throw new BrokenBackup("Something follows after its end");
}

/** Reads a stream by lines, or by rows up to the line that ends them, and keeps a checksum of all that was read. */
class Source {
  #hash = createHash("sha256");
  #rest: Buffer = Buffer.alloc(0);
  #chunks: AsyncIterator<Buffer>;

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async hasMore(): Promise<boolean> {
    try {
      const { done, value } = await this.#chunks.next();
      if (done) return this.#rest.length > 0;
      this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, value]) : value;
      return true;
    } catch (cause) {
      throw isOfZlib(cause) ? new BrokenBackup("It cannot be unpacked", false, cause) : cause;
    }
  }

  async json(): Promise<unknown> {
    const read = await this.#line();
    try {
      return JSON.parse(read);
    } catch (cause) {
      throw new BrokenBackup("A line is not JSON", false, cause);
    }
  }

  async *rows(onCount: (count: number) => void): AsyncGenerator<Buffer> {
    const give = (length: number) => {
      const piece = this.#take(length);
      onCount(countLines(piece));
      return piece;
    };
    // The end may stand at the beginning, where no line break of a row is before it.
    while (this.#rest.length < END.length) await this.#need();
    if (this.#rest.subarray(0, END.length).equals(END)) {
      this.#take(END.length);
      return;
    }
    for (;;) {
      const at = this.#rest.indexOf(END_AFTER_ROWS);
      if (at !== -1) {
        yield give(at + 1);
        this.#take(END.length);
        return;
      }
      // What may be the first half of the end waits for its other half.
      const whole = this.#rest.length - (END_AFTER_ROWS.length - 1);
      if (whole > 0) yield give(whole);
      await this.#need();
    }
  }

  checksum(): string {
    return this.#hash.copy().digest("hex");
  }

  async #line(): Promise<string> {
    for (;;) {
      const at = this.#rest.indexOf(NEWLINE);
      if (at !== -1) return this.#take(at + 1).toString("utf8");
      if (this.#rest.length > LONGEST_LINE) throw new BrokenBackup("A line is too long");
      await this.#need();
    }
  }

  async #need(): Promise<void> {
    const before = this.#rest.length;
    if (!(await this.hasMore()) || this.#rest.length === before) throw new BrokenBackup("It is cut off");
  }

  #take(length: number): Buffer {
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    this.#hash.update(taken);
    return taken;
  }
}

const isOfZlib = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && String(cause.code).startsWith("Z_");
