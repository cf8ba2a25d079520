import { safeHref } from "@/domain/bodies/safe-href";

/** People leave out the scheme, and write mailboxes bare. */
export function completeAddress(written: string): string | null {
  const address = written.trim();
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return safeHref(`mailto:${address}`);
  return (
    safeHref(address) ??
    (/^[^\s/:@]+\.[^\s/:@]{2,}(?:[:/?#]|$)/.test(address) ? safeHref(`https://${address}`) : null)
  );
}
