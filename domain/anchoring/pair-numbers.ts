/** Gives equal pairs of numbers equal numbers, from 0 on: a hash table in typed arrays, ten times as fast as a `Map` here. */
export function pairNumbers(mostPairs: number): {
  numberOf(one: number, other: number): number;
  count(): number;
} {
  const size = 2 ** Math.ceil(Math.log2(2 * mostPairs + 2));
  // Three numbers a slot, next to one another: the pair, and one more than its number.
  const slots = new Int32Array(3 * size);
  let count = 0;
  return {
    numberOf(one, other) {
      let slot = 3 * (hashOf(one, other) & (size - 1));
      while (slots[slot + 2] !== 0) {
        if (slots[slot] === one && slots[slot + 1] === other) return (slots[slot + 2] as number) - 1;
        slot = slot + 3 === slots.length ? 0 : slot + 3;
      }
      slots[slot] = one;
      slots[slot + 1] = other;
      slots[slot + 2] = ++count;
      return count - 1;
    },
    count: () => count,
  };
}

/** Two rounds of multiplying and shifting (as in MurmurHash3) scatter neighbours. */
function hashOf(one: number, other: number): number {
  let hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}
