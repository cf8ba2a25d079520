/** Runs once when a server process starts, before it answers. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { surviveLostConnections } = await import("@/lib/lost-connections");
  surviveLostConnections();

  if (process.env.COLLOQUY_JOBS !== "off") {
    // What runs later starts here, and puts its end into `globalThis.colloquyEndings` (scripts/server/drain.mjs).
  }
}
