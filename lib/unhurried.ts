import { setImmediate as nextTurn } from "node:timers/promises";

/** How long the process may be kept from everybody else, in milliseconds: nobody notices that much. */
const AT_ONCE = 5;

/** Carries out costly work that is made of small steps, and lets others have their turn in between. */
export async function unhurried<Result>(steps: Iterator<undefined, Result, undefined>): Promise<Result> {
  for (let since = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < AT_ONCE) continue;
    await nextTurn();
    since = performance.now();
  }
}
