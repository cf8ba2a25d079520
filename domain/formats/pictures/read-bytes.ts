/** What one of the readers found; null where the bytes break its format's rules. `bytes` are those that are shown, and no others. */
export type ReadBytes =
  | { width: number; height: number; bytes: Uint8Array }
  | "tells-more"
  | "too-large"
  | null;
