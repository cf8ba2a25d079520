import type { Opening } from "./opening";

/** What a page brings that is too large to travel twice: its text, and what its browser side begins with. */
export type Handed = { html: string; opening: Opening };

type Handover = Map<string, { handed: Handed; timer: ReturnType<typeof setTimeout> }>;
const shared = globalThis as { colloquyHandover?: Handover };

function waiting(): Handover {
  shared.colloquyHandover ??= new Map();
  return shared.colloquyHandover;
}

/** A page asked for without its HTML (a prefetch) never comes for it. */
const KEPT_FOR = 10_000;

/** Pages being drawn at once on one server are fewer; of those nobody comes for, the oldest go. */
const KEPT_AT_ONCE = 100;

/** Lays it down for the same page, under a key that works once. Server only. */
export function layDown(handed: Handed): string {
  const key = crypto.randomUUID();
  const timer = setTimeout(() => waiting().delete(key), KEPT_FOR);
  if (typeof timer === "object") timer.unref?.();
  waiting().set(key, { handed, timer });
  for (const oldest of waiting().keys()) {
    if (waiting().size <= KEPT_AT_ONCE) break;
    pickUp(oldest);
  }
  return key;
}

export function pickUp(key: string): Handed | null {
  const found = waiting().get(key);
  if (found) clearTimeout(found.timer);
  waiting().delete(key);
  return found?.handed ?? null;
}

const OPENING = "opening";

/** Stands in the page as data. No `<` is left in it, so that nothing in it ends the element. */
export const openingScript = (handed: Handed | null) => ({
  id: OPENING,
  type: "application/json",
  html: handed ? JSON.stringify(handed.opening).replaceAll("<", "\\u003c") : "",
});

/**
 * In a browser: what the page it hydrates brought. Null where there is no such page, as after a soft navigation. The text
 * too: where something else has changed the page meanwhile, React draws all of it anew.
 */
export function findHanded(): Handed | null {
  const json = document.getElementById(OPENING)?.textContent;
  const html = document.getElementById("text")?.innerHTML ?? "";
  return json ? { html, opening: JSON.parse(json) as Opening } : null;
}
