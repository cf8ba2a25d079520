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
const shared = globalThis as typeof globalThis & { colloquyConnections?: Connections };

function connections(): Connections {
  shared.colloquyConnections ??= connect();
  return shared.colloquyConnections;
}

function connect(): Connections {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set");
  const sql = postgres(url, {
    max: Number(process.env.COLLOQUY_DATABASE_CONNECTIONS ?? 10),
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

/** For LISTEN, which has no place in drizzle; drizzle has changed its parsers, so no rows are read with it. */
export const listenConnection = (): Sql => connections().sql;

export async function closeDatabase(): Promise<void> {
  const open = shared.colloquyConnections;
  shared.colloquyConnections = undefined;
  await open?.sql.end({ timeout: 5 });
}
