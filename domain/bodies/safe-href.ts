import { LINK_LENGTH } from "../limits";

const SCHEMES = /^(?:https?:\/\/|mailto:)/i;

/** Spaces, control and format characters are how an address is made to look like another. */
const DECEPTIVE = /[\s\p{Cc}\p{Cf}\p{Cs}<>"`\\]/u;

/** The address as it may be linked, or null: only http, https and mailto, only whole addresses. */
export function safeHref(href: string): string | null {
  const trimmed = href.trim();
  if (trimmed.length > LINK_LENGTH || !SCHEMES.test(trimmed) || DECEPTIVE.test(trimmed)) return null;
  return URL.canParse(trimmed) ? trimmed : null;
}
