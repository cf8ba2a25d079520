/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & { colloquyPlaces?: Map<string, Set<string>> };

/**
 * One of so many places in the whole process, by their name; each person has one at most. Answers how to give it back,
 * or null when there is none. Nobody waits for one: turns are for what ends by itself, places for what others can hold up.
 */
export function takePlace(name: string, places: number, who: string): (() => void) | null {
  shared.colloquyPlaces ??= new Map();
  const taken = shared.colloquyPlaces.get(name) ?? new Set();
  shared.colloquyPlaces.set(name, taken);
  if (taken.has(who) || taken.size >= places) return null;
  taken.add(who);
  return () => taken.delete(who);
}
