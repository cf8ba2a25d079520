import { sql } from "drizzle-orm";
import PgBoss from "pg-boss";
import type { Sql } from "postgres";
import { JOB_NAMES, type JobName, type Jobs } from "@/domain/jobs";
import { IMPORT_EXPIRES, IMPORT_TRIES } from "@/domain/limits";
import { bareDatabase, type Db, database, type Transaction } from "./client";

export type Job<Name extends JobName> = { id: string; data: Jobs[Name] };

/** A mail server that is down for an hour should not cost a mail. */
const RETRIES = { retryLimit: 8, retryDelay: 15, retryBackoff: true, expireInSeconds: 120 };

/** Where another rule holds. The last try at an import only says that it is given up (`operations/imports/read-import.ts`). */
const RETRIES_OF: Partial<Record<JobName, object>> = {
  "read-import": { retryLimit: IMPORT_TRIES, retryDelay: 1, expireInSeconds: IMPORT_EXPIRES },
};

const shared = globalThis as typeof globalThis & { colloquyBoss?: PgBoss };

function boss(): PgBoss {
  shared.colloquyBoss ??= new PgBoss({
    db: { executeSql: (text, values) => executeSql(database(), text, values) },
    schema: "pgboss",
    migrate: false,
    schedule: false,
  });
  return shared.colloquyBoss;
}

/** Sends a job in the change's own transaction: it runs if, and only if, the change is committed. */
export async function sendJob<Name extends JobName>(
  tx: Transaction,
  name: Name,
  data: Jobs[Name],
  { afterSeconds = 0 }: { afterSeconds?: number } = {},
): Promise<void> {
  await boss().send(name, data, {
    ...RETRIES,
    ...RETRIES_OF[name],
    ...(afterSeconds > 0 && { startAfter: new Date(Date.now() + afterSeconds * 1_000) }),
    db: { executeSql: (text, values) => executeSql(tx, text, values) },
  });
}

/** One at a time: the time in which a job must be done runs from when it is taken, also while it waits behind another. */
export async function takeJob<Name extends JobName>(name: Name): Promise<Job<Name> | null> {
  const [job] = await boss().fetch<Jobs[Name]>(name, { batchSize: 1 });
  return job ? { id: job.id, data: job.data } : null;
}

/** A job that is done is forgotten at once: what it knew is nobody's business any more. */
export async function finishJob(name: JobName, id: string): Promise<void> {
  await boss().deleteJob(name, id);
}

/** `cause` stays with the job until it is done or given up, so it says nothing that people wrote. */
export async function failJob(name: JobName, id: string, cause: object): Promise<void> {
  await boss().fail(name, id, cause);
}

export async function countWaitingJobs(): Promise<number> {
  const [row] = await database().execute<{ count: string }>(
    sql`select count(*) as count from pgboss.job where state < 'active'`,
  );
  return Number(row?.count ?? 0);
}

/** Puts back what a process that died was working on, and clears away what is over. */
export async function superviseJobs(onError: (cause: unknown) => void): Promise<() => Promise<void>> {
  const supervisor = boss();
  const forget = () => {
    shared.colloquyBoss = undefined;
  };
  supervisor.on("error", onError);
  try {
    await supervisor.start();
  } catch (cause) {
    forget();
    throw cause;
  }
  return () => supervisor.stop({ graceful: false }).then(forget);
}

/** The queue's own tables and our queues, on a connection that is ours alone and holds the migrations' lock. */
export async function setUpJobs(connection: Sql): Promise<void> {
  const run = async (text: string, values: unknown[] = []) => {
    try {
      return { rows: [...(await connection.unsafe(text, values.map(parameter) as never[]))] };
    } catch (cause) {
      // A script that failed in the middle of its own transaction leaves it open.
      await connection.unsafe("rollback");
      throw cause;
    }
  };
  const installer = new PgBoss({ db: { executeSql: run }, migrate: true, supervise: false, schedule: false });
  await installer.start();
  for (const name of JOB_NAMES) await installer.createQueue(name);
  await installer.stop({ graceful: false });
}

async function executeSql(db: Db, text: string, values: unknown[] = []): Promise<{ rows: Row[] }> {
  if (/^\s*BEGIN\b/.test(text)) return { rows: await runScript(text) };
  const rows = await db.execute<Row>(withParameters(text, values));
  return { rows: [...rows].map(readable) };
}

type Row = Record<string, unknown>;

/** `$1` may stand in several places; drizzle numbers what it is given anew. */
function withParameters(text: string, values: unknown[]) {
  const parts = text
    .split(/\$(\d+)/)
    .map((part, at) =>
      at % 2 === 0 ? sql.raw(part) : sql`${sql.param(parameter(values[Number(part) - 1]))}`,
    );
  return sql.join(parts);
}

function parameter(value: unknown): unknown {
  if (value === undefined) return null;
  const isPlain = typeof value === "object" && value !== null && !Array.isArray(value);
  return isPlain && !(value instanceof Date) ? JSON.stringify(value) : value;
}

/** Drizzle has taken the client's JSON parser away. */
const readable = (row: Row): Row =>
  typeof row.data === "string" ? { ...row, data: JSON.parse(row.data) } : row;

/** A script with its own BEGIN and COMMIT needs a connection to itself. */
async function runScript(text: string): Promise<Row[]> {
  const connection = await bareDatabase().reserve();
  try {
    return [...(await connection.unsafe<Row[]>(text))];
  } catch (cause) {
    await connection.unsafe("rollback").catch(() => {});
    throw cause;
  } finally {
    connection.release();
  }
}
