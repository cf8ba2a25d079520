import { EventEmitter, once } from "node:events";

/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & { colloquyNudges?: EventEmitter };

function nudges(): EventEmitter {
  shared.colloquyNudges ??= new EventEmitter();
  return shared.colloquyNudges;
}

/** Tells this process's own loop that there is something to do, so that nobody waits until it looks by itself. */
export const nudge = (name: string): void => {
  nudges().emit(name);
};

/** Until somebody nudges, the time is over, or it ends. */
export async function nudged(name: string, milliseconds: number, ending: AbortSignal): Promise<void> {
  const signal = AbortSignal.any([ending, AbortSignal.timeout(milliseconds)]);
  await once(nudges(), name, { signal }).catch(() => {});
}
