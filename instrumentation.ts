/** Runs once when a server process starts, before it answers. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { surviveLostConnections } = await import("@/lib/lost-connections");
  const { renewConnections } = await import("@/operations/site/renew-connections");
  surviveLostConnections(renewConnections);
  if (process.env.NODE_ENV === "production") {
    const { sendConsoleToLog } = await import("@/lib/console-to-log");
    sendConsoleToLog(console);
  }

  if (process.env.COLLOQUY_JOBS !== "off") {
    const { startJobs } = await import("@/jobs/start-jobs");
    const stop = startJobs();
    // `scripts/server/drain.mjs` waits for these.
    const shared = globalThis as typeof globalThis & { colloquyEndings?: Set<() => Promise<void>> };
    shared.colloquyEndings ??= new Set();
    shared.colloquyEndings.add(stop);
  }
}
