/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & { colloquySlots?: Map<string, Set<string>> };

/**
 * One of so many slots in the whole process, by their name; each person has one at most. Answers how to give it back,
 * or null when there is none. Nobody waits for one: turns are for what ends by itself, slots for what others can hold up.
 */
export function takeSlot(name: string, slots: number, who: string): (() => void) | null {
  shared.colloquySlots ??= new Map();
  const taken = shared.colloquySlots.get(name) ?? new Set();
  shared.colloquySlots.set(name, taken);
  if (taken.has(who) || taken.size >= slots) return null;
  taken.add(who);
  return () => taken.delete(who);
}
