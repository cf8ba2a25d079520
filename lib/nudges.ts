import { EventEmitter } from "node:events";

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

/**
 * Until somebody nudges, the time is over, or it ends. By a timer of its own: a signal made of others by `AbortSignal.any`
 * may be collected as garbage on Node 20, and then nobody is ever woken.
 */
export function nudged(name: string, milliseconds: number, ending: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      nudges().off(name, wake);
      ending.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    nudges().on(name, wake);
    ending.addEventListener("abort", wake);
    if (ending.aborted) wake();
  });
}
