import type { Readable } from "node:stream";
import { isKnownLevel, migrateDatabase } from "@/db/migrate";
import { inRestoration, type Restoration, RowsRefused } from "@/db/restoration";
import { BACKUP_FORMAT, type BackupHeader, type TableShape } from "@/domain/backups";
import { Conflict, Invalid } from "@/domain/problems";
import { type Backup, BrokenBackup, readBackup } from "@/lib/backup-file";

export type Restored = {
  createdAt: string;
  tables: number;
  rows: number;
  /** Tables in the backup that are none of ours: somebody had put them beside. */
  leftOut: string[];
};

/** What a site writes by itself before anybody is there: the set-up link, and how often it was looked at. */
const LEFTOVERS = new Set(["rate_limits", "tickets"]);

/**
 * Fills an empty database with a backup: all of it, or nothing at all.
 * @throws Invalid when the file is no whole backup or too new, Conflict when the database is in use
 */
export async function restoreSite(file: Readable): Promise<Restored> {
  try {
    const backup = await readBackup(file);
    expectOurs(backup.header);
    const restored = await inRestoration((restoration) => restore(restoration, backup));
    // The job queue's own tables.
    await migrateDatabase();
    return restored;
  } catch (cause) {
    if (cause instanceof BrokenBackup && cause.isForeign) throw problem("backup.foreign", cause);
    if (cause instanceof BrokenBackup || cause instanceof RowsRefused) throw problem("backup.broken", cause);
    throw cause;
  } finally {
    file.destroy();
  }
}

const problem = (code: string, cause: Error): Invalid => Object.assign(new Invalid(code), { cause });

function expectOurs({ format, migration }: BackupHeader): void {
  if (format > BACKUP_FORMAT || !isKnownLevel(migration)) throw new Invalid("backup.newer");
}

async function restore(restoration: Restoration, backup: Backup): Promise<Restored> {
  const { header } = backup;
  const tables = await openTables(restoration, header.migration);
  const shapes = new Map(header.tables.map((shape) => [shape.name, shape]));
  expectSame(tables, shapes);
  const names = new Set(tables.map(({ name }) => name));
  const leftOut: string[] = [];
  let count = 0;
  for await (const { name, rows } of backup.tables) {
    const shape = shapes.get(name);
    if (!shape || !names.has(name)) {
      leftOut.push(name);
      await pass(rows);
      continue;
    }
    const loaded = await restoration.load(shape, rows);
    if (loaded !== backup.rows[name]) throw new BrokenBackup(`${name} has ${loaded} rows`);
    count += loaded;
  }
  await restoration.checkKeys();
  await restoration.migrate();
  return { createdAt: header.createdAt, tables: tables.length, rows: count, leftOut };
}

/** The tables as they were when the backup was made, with nothing in them. */
async function openTables(restoration: Restoration, migration: number): Promise<TableShape[]> {
  const level = await restoration.findLevel();
  const filled: TableShape[] = [];
  for (const table of await restoration.holdTables())
    if (await restoration.hasRows(table)) filled.push(table);
  if (filled.some(({ name }) => !LEFTOVERS.has(name))) throw new Conflict("restore.not-empty");
  if (level !== null && level > migration) throw new Conflict("restore.database-newer");
  for (const table of filled) await restoration.empty(table);
  await restoration.migrate(migration);
  return restoration.holdTables();
}

/** Each table of ours with no column that is missing, here or there. */
function expectSame(tables: TableShape[], shapes: Map<string, TableShape>): void {
  for (const { name, columns } of tables) {
    const kept = shapes.get(name)?.columns ?? [];
    if (kept.length !== columns.length || !columns.every((column) => kept.includes(column)))
      throw new BrokenBackup(`${name} has other columns`);
  }
}

async function pass(rows: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of rows);
}
