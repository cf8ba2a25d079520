import type { Writable } from "node:stream";
import { openSnapshot } from "@/db/snapshot";
import { BACKUP_FORMAT } from "@/domain/backups";
import { Invalid } from "@/domain/problems";
import { writeBackup } from "@/lib/backup-file";

export type BackedUp = { createdAt: string; tables: number; rows: number };

/**
 * Writes everything that people have written, and all accounts, as of one moment. What waits in the job queue stays
 * out: the mails in it are sent by the site that is backed up, and must not be sent again by one that is restored.
 */
export async function backUpSite(file: Writable, now = new Date()): Promise<BackedUp> {
  const snapshot = await openSnapshot();
  try {
    const { level, tables } = snapshot;
    if (level === null) throw new Invalid("backup.nothing");
    const createdAt = now.toISOString();
    const header = {
      backup: "colloquy" as const,
      format: BACKUP_FORMAT,
      createdAt,
      migration: level,
      tables,
    };
    const rows = await writeBackup(header, snapshot.rows(), file);
    return { createdAt, tables: tables.length, rows: sum(rows) };
  } finally {
    await snapshot.close();
  }
}

const sum = (rows: Record<string, number>): number => Object.values(rows).reduce((all, one) => all + one, 0);
