/** What Postgres said was wrong, by its five-character code; null for a failure that is not its own. */
export function sqlStateOf(thrown: unknown): string | null {
  for (let at = thrown; at instanceof Error; at = at.cause)
    // Not by the error's name, which bundling shortens.
    if ("severity" in at && "code" in at) return String(at.code);
  return null;
}
