/** What a process ends itself for using more of. */
export type OwnLimits = {
  /** Of the processor, whatever else runs on the machine. */
  processorSeconds?: number;
  /** All that it may have, buffers too, which the heap's limit does not count. */
  residentMegabytes?: number;
};

const WATCHED_EVERY_MS = 50;

/**
 * A module, as an address for Node's `--import`, under which a process watches itself: in a thread of its own, as its first
 * one may be busy without end. So it holds on every system, which no look from outside does.
 */
export function watching({ processorSeconds = Infinity, residentMegabytes = Infinity }: OwnLimits): string {
  const watch = `
    setInterval(() => {
      const { user, system } = process.cpuUsage();
      if (user + system > ${processorSeconds * 1_000_000} || process.memoryUsage.rss() > ${residentMegabytes * 1_048_576})
        process.kill(process.pid, "SIGKILL");
    }, ${WATCHED_EVERY_MS});`;
  const module = `
    import { Worker } from "node:worker_threads";
    new Worker(${JSON.stringify(watch)}, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();`;
  return `data:text/javascript,${encodeURIComponent(module)}`;
}
