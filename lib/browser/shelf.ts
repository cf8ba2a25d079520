/** Storage may be switched off, and reading the property then throws. */
export function openShelf(): Storage | null {
  return attempt(() => globalThis.localStorage) ?? null;
}

/** A full or forbidden storage takes nothing from what stands on the screen. */
export function attempt<Result>(step: () => Result): Result | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}

/** The places that begin so, as they are now. */
export function placesOn(shelf: Storage, prefix: string): string[] {
  return Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? "").filter((place) =>
    place.startsWith(prefix),
  );
}
