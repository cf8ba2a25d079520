import postgres, { type Sql } from "postgres";

/** What text is written like must not depend on how a server is set: it is read again on another one. */
const SPELLING = {
  DateStyle: "ISO, YMD",
  IntervalStyle: "postgres",
  TimeZone: "UTC",
  bytea_output: "hex",
  extra_float_digits: 3,
};

/** A connection for one long piece of work: nothing ends it but the work itself. */
export function ownConnection(url = process.env.DATABASE_URL): Sql {
  if (!url) throw new Error("DATABASE_URL is not set");
  return postgres(url, {
    max: 1,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => {},
    connection: {
      application_name: "colloquy",
      statement_timeout: 0,
      idle_in_transaction_session_timeout: 0,
      ...SPELLING,
    },
  });
}
