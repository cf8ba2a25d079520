/** Something at `a` in the old order and at `b` in the new one, and how much it weighs. */
export type Weighed = { a: number; b: number; weight: number };

/**
 * Of pairs sorted by `a`, those that rise in `b` as well and together weigh most. The best sum that ends at or before each
 * `b` is kept in a Fenwick tree, so it takes n log n.
 */
export function heaviestRise<Pair extends Weighed>(pairs: readonly Pair[]): Pair[] {
  if (pairs.length < 2) return [...pairs];
  const least = pairs.reduce((value, { b }) => Math.min(value, b), Number.POSITIVE_INFINITY);
  const size = pairs.reduce((value, { b }) => Math.max(value, b), 0) - least + 1;
  const tree = new Int32Array(size + 1).fill(-1);
  const sums = new Float64Array(pairs.length);
  const before = new Int32Array(pairs.length);
  const better = (one: number, other: number) =>
    one === -1 || (other !== -1 && (sums[other] as number) > (sums[one] as number)) ? other : one;
  let best = -1;
  pairs.forEach(({ b, weight }, at) => {
    let last = -1;
    for (let node = b - least; node > 0; node -= node & -node) last = better(last, tree[node] as number);
    sums[at] = weight + (last === -1 ? 0 : (sums[last] as number));
    before[at] = last;
    for (let node = b - least + 1; node <= size; node += node & -node)
      tree[node] = better(tree[node] as number, at);
    best = better(best, at);
  });
  const rise: Pair[] = [];
  for (let at = best; at !== -1; at = before[at] as number) rise.push(pairs[at] as Pair);
  return rise.reverse();
}
