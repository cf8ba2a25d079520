import { makePgArray, parsePgArray } from "drizzle-orm/pg-core";

/** `text[]`, `varchar[]` and `uuid[]`, by the ids that their types have in every Postgres (pg_type.dat). */
const TEXT_ARRAY = 1009;
const STRING_ARRAYS = [TEXT_ARRAY, 1015, 2951];

/**
 * Arrays on the wire. The driver would ask Postgres for their types on every new connection, and does so outside of any
 * promise: a connection lost meanwhile would end the process.
 */
export const stringArrays = {
  to: TEXT_ARRAY,
  from: STRING_ARRAYS,
  serialize: (value: unknown) => (Array.isArray(value) ? makePgArray(value) : value),
  parse: parsePgArray,
};
