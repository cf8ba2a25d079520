import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres, { type Sql, type TransactionSql, type UnsafeQueryOptions } from "postgres";
import { stringArrays } from "./arrays";

type NoSchema = Record<string, never>;
export type Transaction = PgTransaction<
  PostgresJsQueryResultHKT,
  NoSchema,
  ExtractTablesWithRelations<NoSchema>
>;
/** The database itself or a transaction in it: what queries run on. */
export type Db = PostgresJsDatabase | Transaction;

type Connections = { orm: PostgresJsDatabase; sql: Sql };

/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & {
  colloquyConnections?: Connections;
  colloquyListener?: Sql;
};

function connections(): Connections {
  shared.colloquyConnections ??= connect();
  return shared.colloquyConnections;
}

function connect(): Connections {
  const sql = postgres(address(), {
    max: Number(process.env.COLLOQUY_DATABASE_CONNECTIONS || 10),
    idle_timeout: 60,
    connect_timeout: 5,
    backoff: (retries) => Math.min(0.1 * 2 ** retries, 1),
    fetch_types: false,
    types: { stringArrays },
    onnotice: () => {},
    connection: {
      application_name: "colloquy",
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  });
  return { orm: drizzle(preparing(sql)), sql };
}

/** Above this a statement is one of many that differ in length (rows of a text), and not worth keeping. */
const PREPARED_PARAMETERS = 100;

/**
 * Keeps statements prepared, by connection: drizzle asks for none, and then the driver takes two round trips for each
 * query and Postgres plans it anew.
 */
function preparing<Client extends Sql | TransactionSql>(sql: Client): Client {
  const unsafe = sql.unsafe.bind(sql);
  const begin = "begin" in sql ? sql.begin.bind(sql) : null;
  return Object.assign(sql, {
    unsafe: (query: string, parameters: Parameters<Sql["unsafe"]>[1] = [], options?: UnsafeQueryOptions) =>
      unsafe(query, parameters, { ...options, prepare: parameters.length <= PREPARED_PARAMETERS }),
    ...(begin && { begin: (work: (tx: TransactionSql) => unknown) => begin((tx) => work(preparing(tx))) }),
  });
}

export const database = (): PostgresJsDatabase => connections().orm;

/** For what has no place in drizzle; drizzle has changed its parsers, so no rows are read with it. */
export const bareDatabase = (): Sql => connections().sql;

/** For LISTEN: the driver keeps a connection for it and takes it up again by itself, whatever becomes of the others. */
export function listener(): Sql {
  shared.colloquyListener ??= postgres(address(), {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "colloquy listening" },
  });
  return shared.colloquyListener;
}

function address(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set");
  return url;
}

/** What begins from now on gets new connections; what is under way has a moment to end on the old ones. */
export function renewDatabase(): void {
  const old = shared.colloquyConnections;
  shared.colloquyConnections = undefined;
  old?.sql.end({ timeout: 5 }).catch(() => {});
}

export async function closeDatabase(): Promise<void> {
  const open = [shared.colloquyConnections?.sql, shared.colloquyListener];
  shared.colloquyConnections = undefined;
  shared.colloquyListener = undefined;
  await Promise.all(open.map((sql) => sql?.end({ timeout: 5 })));
}
