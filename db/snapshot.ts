import type { TableRows, TableShape } from "@/domain/backups";
import { findLevel } from "./migrate";
import { ownConnection } from "./own-connection";
import { listTables, quoted } from "./tables";

export type Snapshot = {
  /** The newest migration applied; null where there are no tables of ours. */
  level: number | null;
  tables: TableShape[];
  /** All rows of all tables, as they were when the snapshot was opened. */
  rows: () => AsyncGenerator<TableRows>;
  close: () => Promise<void>;
};

/** The whole database as it is at one moment, whatever others write meanwhile. */
export async function openSnapshot(): Promise<Snapshot> {
  const sql = ownConnection();
  // At once, for whoever leaves in the middle of a table leaves a connection that can do nothing else.
  const close = () => sql.end({ timeout: 0 });
  try {
    await sql.unsafe("begin isolation level repeatable read read only");
    const began = await startOfTransaction();
    const level = await findLevel(sql);
    const tables = await listTables(sql);
    const names = tables.map((table) => quoted(table).table);
    // Nobody may change their columns until all are read.
    if (names.length > 0) await sql.unsafe(`lock table ${names.join(", ")} in access share mode`);

    async function* rowsOf(shape: TableShape): AsyncGenerator<Buffer> {
      const { table, columns } = quoted(shape);
      const copy = await sql.unsafe(`copy ${table} (${columns}) to stdout`).readable();
      yield* copy;
      // The client pauses its socket when rows come too fast, and forgets it when they were the last.
      copy._read(0);
    }

    async function* rows(): AsyncGenerator<TableRows> {
      for (const shape of tables) {
        yield { name: shape.name, rows: rowsOf(shape) };
      }
      // A connection that was lost is made anew by the client, in another transaction with another view.
      if ((await startOfTransaction()) !== began) throw new Error("The connection to the database was lost");
    }

    return { level, tables, rows, close };
  } catch (cause) {
    await close();
    throw cause;
  }

  async function startOfTransaction(): Promise<string> {
    const [row] = await sql.unsafe<{ began: string }[]>("select pg_backend_pid() || ' ' || now() as began");
    return row?.began ?? "";
  }
}
