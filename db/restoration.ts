import type { Writable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import postgres, { type TransactionSql } from "postgres";
import type { TableShape } from "@/domain/backups";
import { applyMigrations, findLevel, holdMigrations } from "./migrate";
import { ownConnection } from "./own-connection";
import { listTables, quoted } from "./tables";

/** Rows that Postgres does not take: not what it has written. */
export class RowsRefused extends Error {}

export type Restoration = {
  /** The newest migration applied; null where there are no tables of ours. */
  findLevel: () => Promise<number | null>;
  /** Up to this migration; to the newest when left out. */
  migrate: (until?: number) => Promise<void>;
  /** The tables as they are now, kept from being written to by anybody else. */
  holdTables: () => Promise<TableShape[]>;
  hasRows: (table: TableShape) => Promise<boolean>;
  empty: (table: TableShape) => Promise<void>;
  /** @throws RowsRefused. Answers how many rows the table has then. */
  load: (table: TableShape, rows: AsyncIterable<Buffer>) => Promise<number>;
  /** Asks now for the keys that would be asked for at the commit. @throws RowsRefused */
  checkKeys: () => Promise<void>;
};

/** Everything that `work` does with the tables happens, or nothing does. */
export async function inRestoration<Result>(
  work: (restoration: Restoration) => Promise<Result>,
): Promise<Result> {
  const sql = ownConnection();
  try {
    const result = (await sql.begin(async (tx) => {
      await holdMigrations(tx);
      return work(restorationIn(tx));
    })) as Result;
    await sql.unsafe("analyze");
    return result;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function restorationIn(tx: TransactionSql): Restoration {
  return {
    findLevel: () => findLevel(tx),
    migrate: (until) => applyMigrations(tx, until),
    async holdTables() {
      const tables = await listTables(tx);
      const names = tables.map((table) => quoted(table).table);
      if (names.length > 0) await tx.unsafe(`lock table ${names.join(", ")} in exclusive mode`);
      return tables;
    },
    async hasRows(table) {
      const [row] = await tx.unsafe<{ has: boolean }[]>(
        `select exists (select from ${quoted(table).table}) as has`,
      );
      return row?.has ?? false;
    },
    async empty(table) {
      await tx.unsafe(`delete from ${quoted(table).table}`);
    },
    load: (table, rows) => refusing(() => load(tx, table, rows)),
    checkKeys: () =>
      refusing(async () => {
        await tx.unsafe("set constraints all immediate");
      }),
  };
}

async function load(tx: TransactionSql, shape: TableShape, rows: AsyncIterable<Buffer>): Promise<number> {
  const { table, columns } = quoted(shape);
  const copy: Writable = await tx.unsafe(`copy ${table} (${columns}) from stdin`).writable();
  // Told by the write that fails.
  copy.on("error", () => {});
  try {
    for await (const bytes of rows) await write(copy, bytes);
  } catch (cause) {
    copy.destroy(cause as Error);
    throw copy.errored ?? cause;
  }
  // When Postgres refuses the rows at their very end, the client never says so; the next question fails, though.
  copy.end();
  await nextTurn();
  const [row] = await tx.unsafe<{ count: string }[]>(`select count(*) as count from ${table}`);
  return Number(row?.count);
}

const write = (copy: Writable, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    copy.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

/** Values that are none, keys that lead nowhere, and a transaction that failed by either. */
const REFUSALS = /^(22|23|25P02)/;

async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof postgres.PostgresError && REFUSALS.test(cause.code))
      throw new RowsRefused(cause.message, { cause });
    throw cause;
  }
}
