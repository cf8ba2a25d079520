/** Signing in leads back to the text. */
export const signInHref = (readingUrl: string): string =>
  `/sign-in?next=${encodeURIComponent(new URL(readingUrl).pathname)}`;
