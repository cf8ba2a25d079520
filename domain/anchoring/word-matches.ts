/** For each old word the new one that it became, or -1, and for each new one the old one. */
export type WordMatches = { to: Int32Array; from: Int32Array; isMoved: Uint8Array };

/** What each word says, in bits, summed up from the beginning. */
export type Sums = { old: Float64Array; next: Float64Array };
