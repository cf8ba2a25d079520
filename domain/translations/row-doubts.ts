/** So many times longer or shorter than usual in these texts, a row is looked at again. */
const UNUSUAL = 2.2;

/** Shorter than this on both sides, lengths say nothing. */
const SHORT = 60;

type Sized = { kind: string; length: number };

/** Why a row is to be looked at: nothing stands in it, or what stands in it is of another kind or length. */
export type Doubt = "empty" | "kind" | "length";

/**
 * What a row of an alignment gives to doubt, if anything: `pieces` are those that stand in it, `ratio` says how long the
 * whole translation is for each character of the original.
 */
export function doubtOf(original: Sized, pieces: readonly Sized[], ratio: number): Doubt | null {
  if (pieces.length === 0) return "empty";
  const isHeading = original.kind === "heading";
  if (pieces.some(({ kind }) => (kind === "heading") !== isHeading)) return "kind";
  const wanted = original.length * ratio;
  const length = pieces.reduce((sum, one) => sum + one.length, 0);
  if (Math.max(wanted, length) < SHORT) return null;
  const times = length / Math.max(1, wanted);
  return times > UNUSUAL || times < 1 / UNUSUAL ? "length" : null;
}
