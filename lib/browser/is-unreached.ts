/**
 * Whether a server action was not answered. `fetch` says so with a TypeError, whose words differ from browser to browser;
 * what breaks on the server comes as an Error, and where to go next, too.
 */
export const isUnreached = (thrown: unknown): boolean => thrown instanceof TypeError;
