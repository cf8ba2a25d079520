import { safeHref } from "../../bodies/safe-href";

/**
 * What the addresses in a file mean: where a link leads, `#id` for a place in the text itself, what a place there is called,
 * and where a picture lies that is shown.
 */
export type Addresses = {
  hrefOf: (href: string) => string | null;
  idOf: (id: string) => string;
  srcOf: (src: string) => string;
};

/** Of a single page; `base` is where it is from, if that is known. */
export const pageAddresses = (base: URL | null): Addresses => ({
  hrefOf(href) {
    const trimmed = href.trim();
    if (trimmed.startsWith("#")) return trimmed.length > 1 ? `#${plainFragment(trimmed.slice(1))}` : null;
    return base && URL.canParse(trimmed, base) ? safeHref(new URL(trimmed, base).href) : safeHref(trimmed);
  },
  idOf: plainFragment,
  srcOf: (src) => src.trim(),
});

/** Without the escapes of addresses, and without spaces, which no id has. */
export function plainFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment).replace(/\s+/g, "_");
  } catch {
    return fragment.replace(/\s+/g, "_");
  }
}
