const IN_DRIVER = /node_modules[\\/]postgres[\\/]/;

const LOST = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  // What Postgres says when it is being shut down, has crashed, or is still starting.
  "57P01",
  "57P02",
  "57P03",
]);

const firstFrame = (error: Error) => error.stack?.split("\n").find((line) => /^\s+at /.test(line)) ?? "";

/** Where a socket dies under a query, the trace shows only Node itself, but the driver adds the query it was for. */
const isDrivers = (error: Error) =>
  IN_DRIVER.test(error.stack ?? "") || ("query" in error && "parameters" in error);

/** Whether this is the driver stumbling over a connection that has just died, which it does outside of any promise. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof TypeError)
    return IN_DRIVER.test(firstFrame(error)) && /\(reading '\w+'\)/.test(error.message);
  const code = "code" in error ? String(error.code) : "";
  return LOST.has(code) && isDrivers(error);
}

/** Whether something failed because of that, however it is wrapped. */
export const isFromLostConnection = (thrown: unknown): boolean => findLostConnection(thrown) !== null;

/** What it failed from. */
export function findLostConnection(thrown: unknown): Error | null {
  for (let at = thrown; at instanceof Error; at = at.cause) if (isLostConnection(at)) return at;
  return null;
}
