import { z } from "zod";

/** How a backup's file is laid out; a new number when an older Colloquy could not read it any more. */
export const BACKUP_FORMAT = 1;

const table = z.object({ name: z.string(), columns: z.array(z.string()).min(1) });
export type TableShape = z.infer<typeof table>;

/** The first line of a backup. */
export const backupHeader = z.object({
  backup: z.literal("colloquy"),
  format: z.int().positive(),
  createdAt: z.iso.datetime(),
  /** The migration that the tables were at. */
  migration: z.int(),
  /** In the order of their keys: what is pointed to comes first. */
  tables: z.array(table),
});
export type BackupHeader = z.infer<typeof backupHeader>;

/** The last line: what must have come before it. */
export const backupEnd = z.object({ rows: z.record(z.string(), z.int()), sha256: z.string() });

/** The rows of one table, as Postgres writes them with `COPY … TO STDOUT`. */
export type TableRows = { name: string; rows: AsyncIterable<Buffer> };
