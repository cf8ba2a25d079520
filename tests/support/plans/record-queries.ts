import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import { stringArrays } from "@/db/arrays";
import { ringPending } from "@/db/bell";

export type Query = { text: string; params: unknown[] };

export type Recorder = {
  sql: Sql;
  /** All that the product asks while `work` is done, in order. */
  record: <T>(work: () => Promise<T>) => Promise<{ result: T; queries: Query[] }>;
  close: () => Promise<void>;
};

/** Where `db/client.ts` keeps its connections. */
const shared = globalThis as typeof globalThis & {
  colloquyConnections?: { orm: PostgresJsDatabase; sql: Sql };
};

// One for all recorders, one after the other: statements that the product keeps go on telling the first.
let queries: Query[] = [];
const logger = { logQuery: (text: string, params: unknown[]) => void queries.push({ text, params }) };

/** Puts connections in the product's place that write down what is asked, until it is closed. */
export async function startRecorder(url: string): Promise<Recorder> {
  const before = shared.colloquyConnections;
  const sql = postgres(url, {
    max: 4,
    fetch_types: false,
    types: { stringArrays },
    onnotice: () => {},
  });
  shared.colloquyConnections = { orm: drizzle(sql, { logger }), sql };
  return {
    sql,
    async record(work) {
      // The bell of what was done before rings later, and is not asked by this.
      await ringPending();
      queries = [];
      const result = await work();
      return { result, queries: [...queries] };
    },
    async close() {
      await ringPending();
      shared.colloquyConnections = before;
      await sql.end({ timeout: 5 });
    },
  };
}
