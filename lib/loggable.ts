import { findLostConnection } from "./is-lost-connection";

export type Loggable = {
  type: string;
  message?: string;
  code?: string;
  stack?: string;
  cause?: Loggable;
} & Record<string, unknown>;

/** What Postgres and mail servers say beside their words: names of our own making, and numbers. */
const FACTS = [
  "code",
  "severity",
  "routine",
  "schema_name",
  "table_name",
  "column_name",
  "constraint_name",
  "responseCode",
  "command",
];

/**
 * An error as the log may keep it: what broke and where, without what people wrote. A query is left out with its
 * parameters, and so is the text of whoever quotes what it was sent. That the database went away is no fault of any
 * line of code, so it is told without them.
 */
export function loggable(thrown: unknown): Loggable {
  if (!(thrown instanceof Error)) return { type: typeof thrown };
  const lost = findLostConnection(thrown);
  if (lost) return { type: lost.name, message: lost.message, ...factsOf(lost) };
  return {
    type: thrown.name,
    ...(quotesInput(thrown) ? {} : { message: thrown.message }),
    ...factsOf(thrown),
    stack: framesOf(thrown),
    ...(thrown.cause === undefined ? {} : { cause: loggable(thrown.cause) }),
  };
}

const factsOf = (thrown: Error): Record<string, unknown> =>
  Object.fromEntries(FACTS.flatMap((name) => (name in thrown ? [[name, thrown[name as keyof Error]]] : [])));

/** Data exceptions of Postgres are those of class 22. */
const quotesInput = (error: Error): boolean =>
  ("query" in error && "params" in error) ||
  ("severity" in error && "code" in error && String(error.code).startsWith("22")) ||
  "responseCode" in error ||
  error instanceof SyntaxError;

/** The trace without the message that it begins with, which may be of several lines. */
function framesOf({ stack = "", message }: Error): string {
  const end = message === "" ? -1 : stack.indexOf(message);
  const trace = end === -1 ? stack.slice(stack.indexOf("\n") + 1) : stack.slice(end + message.length);
  return trace.trim();
}
