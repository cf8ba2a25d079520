export type Keep<Value> = {
  /** It is there, or is being made. */
  holds: (id: string) => boolean;
  /** Under its id each is what it was made as. */
  take: <Made extends Value>(id: string, make: () => Promise<Made>) => Promise<Made>;
};

/** The size is 0 until the value is there. */
type Held = { value: Promise<unknown>; size: number };

/** On `globalThis`, because each route bundle has its own copy of this module. Least recently used first. */
const shared = globalThis as typeof globalThis & { colloquyKeeps?: Map<string, Map<string, Held>> };

/**
 * Keeps in memory what is costly to make and never changes, under its id, until others that were used later need the
 * room. One process has one keep of a name.
 */
export function keepOf<Value>(name: string, room: number, sizeOf: (value: Value) => number): Keep<Value> {
  shared.colloquyKeeps ??= new Map();
  const kept = shared.colloquyKeeps.get(name) ?? new Map<string, Held>();
  shared.colloquyKeeps.set(name, kept);
  return {
    holds: (id) => kept.has(id),
    take: async <Made extends Value>(id: string, make: () => Promise<Made>) => {
      const found = kept.get(id) ?? { value: make(), size: 0 };
      kept.delete(id);
      kept.set(id, found);
      try {
        const value = (await found.value) as Made;
        if (found.size === 0) makeRoom(kept, found, sizeOf(value), room);
        return value;
      } catch (cause) {
        if (kept.get(id) === found) kept.delete(id);
        throw cause;
      }
    },
  };
}

/** The one that is needed now stays, however large it is. */
function makeRoom(kept: Map<string, Held>, added: Held, size: number, room: number): void {
  added.size = size;
  let total = [...kept.values()].reduce((sum, held) => sum + held.size, 0);
  for (const [id, held] of kept) {
    if (total <= room) return;
    if (held === added) continue;
    kept.delete(id);
    total -= held.size;
  }
}
