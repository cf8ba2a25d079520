import type { Hub } from "@/operations/live/hub";
import type { QueueHub } from "@/operations/live/look-at-queues";

const shared = globalThis as typeof globalThis & {
  colloquyHub?: Hub | undefined;
  colloquyQueues?: QueueHub | undefined;
  colloquyListener?: { end: (options: { timeout: number }) => Promise<void> } | undefined;
};

/**
 * Does something, such as following a reading, as another server process does: with live connections of its own, and an
 * ear of its own at the database. Answers how that other one stops as well.
 */
export async function onAnotherInstance<Made>(
  work: () => Promise<Made>,
): Promise<{ made: Made; stop: () => Promise<void> }> {
  const { colloquyHub, colloquyQueues, colloquyListener } = shared;
  shared.colloquyHub = undefined;
  shared.colloquyQueues = undefined;
  shared.colloquyListener = undefined;
  try {
    const made = await work();
    const listener = shared.colloquyListener as typeof colloquyListener;
    return { made, stop: async () => listener?.end({ timeout: 1 }) };
  } finally {
    Object.assign(shared, { colloquyHub, colloquyQueues, colloquyListener });
  }
}
