import type { Sql, TransactionSql } from "postgres";

/** What one column of a row may hold; an object becomes JSON, a list an array. */
type Row = Record<string, string | number | boolean | Date | null | object>;

/** Rows of one statement: enough to be fast, few enough to be held in memory. */
const ROWS_AT_ONCE = 5_000;

/** Puts many rows into a table; all of them name the same columns, and the others take their defaults. */
export async function insertRows(
  sql: Sql | TransactionSql,
  table: string,
  rows: readonly object[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .map((column) => `"${column}"`)
    .join(", ");
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE) as Row[];
    await sql.unsafe(
      `insert into ${table} (${columns})
       select ${columns} from json_populate_recordset(null::${table}, $1::text::json)`,
      [JSON.stringify(some)],
    );
  }
}
