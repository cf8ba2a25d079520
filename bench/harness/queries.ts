import { connect } from "./database";
import type { Bench } from "./questions";

/** Statements and rows that a piece of work takes from the database, and how often it commits. */
export type Cost = { statements: number; rows: number };

/**
 * What the database was asked while `work` ran, for each of its `times`. Counting is on only meanwhile, so that it
 * slows down nobody.
 */
export async function costOf(
  { postgres }: Pick<Bench, "postgres">,
  database: string,
  times: number,
  work: () => Promise<void>,
): Promise<Cost> {
  const admin = connect(postgres.url);
  try {
    await track(admin, "top");
    await admin`select pg_stat_statements_reset()`;
    await work();
    const [row] = await admin<{ calls: number; rows: number }[]>`
      select coalesce(sum(calls), 0)::float8 as calls, coalesce(sum(rows), 0)::float8 as rows
      from pg_stat_statements join pg_database on pg_database.oid = dbid
      where datname = ${database} and query !~* '^(begin|commit|rollback)'`;
    return { statements: (row?.calls ?? 0) / times, rows: (row?.rows ?? 0) / times };
  } finally {
    await track(admin, "none");
    await admin.end({ timeout: 5 });
  }
}

/** Once for a run: counting is prepared, and off. */
export async function prepareCounting({ postgres }: Pick<Bench, "postgres">): Promise<void> {
  const admin = connect(postgres.url);
  await admin`create extension if not exists pg_stat_statements`;
  await track(admin, "none");
  await admin.end({ timeout: 5 });
}

async function track(admin: ReturnType<typeof connect>, what: "top" | "none"): Promise<void> {
  await admin.unsafe(`alter system set pg_stat_statements.track = '${what}'`);
  await admin`select pg_reload_conf()`;
  // The postmaster tells the others by a signal; whoever is asked next may not have heard it yet.
  for (let tries = 0; tries < 200; tries++) {
    const [now] = await admin`select current_setting('pg_stat_statements.track') as track`;
    if (now?.track === what) break;
  }
}
