import { setTimeout as pause } from "node:timers/promises";

const HARD_STOP_MS = 5000;

async function untilEmpty(server) {
  const closed = new Promise((resolve) => server.close(resolve));
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await closed;
  clearInterval(sweep);
}

const endings = () => Promise.allSettled([...(globalThis.colloquyEndings ?? [])].map((end) => end()));

/**
 * Lets what is being answered be answered, then ends what else runs in this process. Live streams would stay open for
 * ever: whoever opens one puts its closer into `globalThis.colloquyStreams`; whoever starts something that wants to end
 * well (jobs, connections) puts an async function into `globalThis.colloquyEndings`.
 */
export async function drain(server) {
  const hardStop = pause(HARD_STOP_MS, undefined, { ref: false });
  const emptied = untilEmpty(server);
  for (const close of globalThis.colloquyStreams ?? []) {
    try {
      close();
    } catch (error) {
      process.stderr.write(`A stream could not be closed: ${error.message}\n`);
    }
  }
  await Promise.race([emptied, hardStop]);
  server.closeAllConnections();
  await Promise.race([endings(), hardStop]);
}
