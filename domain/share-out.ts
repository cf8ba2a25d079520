/**
 * Gives everybody a place by lot, always in one of the places with the fewest. `draw(n)` is a whole number from 0 to
 * n - 1, each as likely.
 */
export function shareOut<One>(
  people: readonly One[],
  places: readonly { id: string; memberCount: number }[],
  draw: (n: number) => number,
): Map<string, One[]> {
  const sizes = new Map(places.map(({ id, memberCount }) => [id, memberCount]));
  const shares = new Map<string, One[]>();
  const waiting = [...people];
  while (waiting.length > 0) {
    const fewest = Math.min(...sizes.values());
    const smallest = [...sizes].filter(([, size]) => size === fewest).map(([id]) => id);
    const id = smallest[draw(smallest.length)] as string;
    const [one] = waiting.splice(draw(waiting.length), 1);
    shares.set(id, [...(shares.get(id) ?? []), one as One]);
    sizes.set(id, fewest + 1);
  }
  return shares;
}
