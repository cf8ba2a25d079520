import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** The major version. */
export async function findServerVersion(db: Db): Promise<number> {
  const [row] = await db.execute<{ version: string }>(
    sql`select current_setting('server_version_num') as version`,
  );
  return Math.floor(Number(row?.version) / 10_000);
}
