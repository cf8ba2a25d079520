/** From where, in the old and in the new, and how many words are the same. */
export type Run = { a: number; b: number; length: number };

/**
 * The words that two stretches have in common with the fewest left out (Myers' greedy algorithm). With more than
 * `mostEdits` they have so little in common that none is the answer.
 */
export function shortestEdit(old: Int32Array, next: Int32Array, mostEdits: number): Run[] {
  const trace: Int32Array[] = [];
  const most = Math.min(mostEdits, old.length + next.length);
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  for (let edits = 0; edits <= most; edits++) {
    trace.push(reach.slice(middle - edits - 1, middle + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      const [below, above] = [reach[middle + k - 1] as number, reach[middle + k + 1] as number];
      let a = k === -edits || (k !== edits && below < above) ? above : below + 1;
      let b = a - k;
      while (a < old.length && b < next.length && old[a] === next[b]) {
        a++;
        b++;
      }
      reach[middle + k] = a;
      if (k === old.length - next.length && a >= old.length) return wayBack(trace, old.length, next.length);
    }
  }
  return [];
}

function wayBack(trace: Int32Array[], oldLength: number, nextLength: number): Run[] {
  const runs: Run[] = [];
  let [a, b] = [oldLength, nextLength];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits] as Int32Array;
    const at = (k: number) => reach[k + edits + 1] as number;
    const k = a - b;
    const isInsertion = k === -edits || (k !== edits && at(k - 1) < at(k + 1));
    const before = isInsertion ? k + 1 : k - 1;
    const fromA = edits === 0 ? 0 : at(before);
    const fromB = edits === 0 ? 0 : fromA - before;
    const [startA, startB] = edits === 0 ? [0, 0] : isInsertion ? [fromA, fromB + 1] : [fromA + 1, fromB];
    if (a > startA) runs.push({ a: startA, b: startB, length: a - startA });
    [a, b] = [fromA, fromB];
  }
  return runs.reverse();
}
