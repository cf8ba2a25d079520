import { type SQL, sql } from "drizzle-orm";

/** A moment as answers bear it (ISO 8601, UTC, milliseconds): Postgres writes it faster than it can be read and written. */
export const instantText = (moment: SQL): SQL<string> =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
