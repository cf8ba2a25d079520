/** Signing in leads back to a page, by its path or its address. */
export function signInHref(page: string): string {
  const { pathname, search } = new URL(page, "http://localhost");
  return `/sign-in?${new URLSearchParams({ next: pathname + search })}`;
}
