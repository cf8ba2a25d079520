/** How well two texts have the same words, each as often: 1 when they do, 0 when they share none. Order is not asked. */
export function wordF1(found: string, expected: string): number {
  const [have, want] = [wordsIn(found), wordsIn(expected)];
  if (have.length + want.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of want) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of have) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    shared += 1;
    left.set(word, count - 1);
  }
  return (2 * shared) / (have.length + want.length);
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
