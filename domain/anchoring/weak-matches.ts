import { lastNotBeyond, type Words } from "./read-words";
import type { Sums, WordMatches } from "./word-matches";

/** A few words alone, between stretches that have nothing in common and say twice as much, stand there by chance. */
const WEAK = { words: 3, share: 0.5, rounds: 3 };

type Run = { a: number; b: number; words: number; weight: number };

/** Takes such words out of the matches, unless they are a paragraph of their own. */
export function dropWeak(matches: WordMatches, old: Words, next: Words, sums: Sums): void {
  const isParagraph = ({ a, b, words }: Run) => isParagraphOf(old, a, words) && isParagraphOf(next, b, words);
  for (let round = 0; round < WEAK.rounds; round++) {
    const runs = runsOf(matches, sums.old);
    const weak = runs.filter((run, at) => {
      const around = Math.min(between(runs[at - 1], run, sums), between(run, runs[at + 1], sums));
      return run.words <= WEAK.words && run.weight < around * WEAK.share && !isParagraph(run);
    });
    for (const { a, b, words } of weak) {
      matches.to.fill(-1, a, a + words);
      matches.from.fill(-1, b, b + words);
    }
    if (weak.length === 0) return;
  }
}

function isParagraphOf({ firstWords }: Words, first: number, words: number): boolean {
  const paragraph = lastNotBeyond(firstWords, first);
  return firstWords[paragraph] === first && firstWords[paragraph + 1] === first + words;
}

function runsOf({ to, isMoved }: WordMatches, sums: Float64Array): Run[] {
  const runs: Run[] = [];
  for (let a = 0; a < to.length; a++) {
    const b = to[a] as number;
    if (b === -1 || isMoved[a]) continue;
    const weight = (sums[a + 1] as number) - (sums[a] as number);
    const last = runs.at(-1);
    if (last && a === last.a + last.words && b === last.b + last.words) {
      last.words++;
      last.weight += weight;
    } else runs.push({ a, b, words: 1, weight });
  }
  return runs;
}

/** What stands between two runs on the side where it says more. */
function between(before: Run | undefined, after: Run | undefined, { old, next }: Sums): number {
  const said = (sums: Float64Array, from: number, to: number | undefined) =>
    (sums[to ?? sums.length - 1] as number) - (sums[from] as number);
  return Math.max(
    said(old, before ? before.a + before.words : 0, after?.a),
    said(next, before ? before.b + before.words : 0, after?.b),
  );
}
