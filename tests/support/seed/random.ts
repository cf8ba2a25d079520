/** Chance that falls the same way in every run. */
export type Random = {
  /** From 0 up to, and without, 1. */
  next: () => number;
  /** A whole number from 0 up to, and without, `limit`. */
  below: (limit: number) => number;
  pick: <T>(from: readonly T[]) => T;
  bytes: (length: number) => Uint8Array;
  /** A UUIDv7 of that moment, so that rows made together lie together, as the product's own do. */
  id: (at: Date) => string;
};

/** Mulberry32: small, fast, and even enough for text that nobody reads. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const whole = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = () => whole() / 2 ** 32;
  const below = (limit: number) => Math.floor(next() * limit);
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
  return {
    next,
    below,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
    id(at) {
      const time = hex(at.getTime(), 12);
      const variant = hex(0x8000 | below(0x4000), 4);
      const tail = hex(whole(), 8) + hex(below(0x10000), 4);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(below(0x1000), 3)}-${variant}-${tail}`;
    },
  };
}
