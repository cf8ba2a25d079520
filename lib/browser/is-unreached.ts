/**
 * Whether a server action was not answered by the app: nobody was reached, or only a proxy in front of it. What the app
 * answers, where to go next or what broke in it, comes with a digest.
 */
export const isUnreached = (thrown: unknown): boolean =>
  thrown instanceof Error && !("digest" in thrown) && !isOutdated(thrown);

/** The app has been renewed since the page came, and no longer knows what the page asks for. */
export const isOutdated = (thrown: unknown): boolean =>
  thrown instanceof Error && thrown.name === "UnrecognizedActionError";
