import { LINK_LENGTH } from "../limits";

const SCHEMES = /^(?:https?:\/\/|mailto:)/i;

/** Spaces, control and format characters are how an address is made to look like another. */
const DECEPTIVE = /[\s\p{Cc}\p{Cf}\p{Cs}<>"`\\]/u;

/** `https://bank.example@evil.example` leads to the second: what stands before an `@` is only ever there to deceive. */
const USER_INFO = /^https?:\/+[^/?#]*@/i;

/** The address as it may be linked, or null: only http, https and mailto, only whole addresses. */
export function safeHref(href: string): string | null {
  const trimmed = href.trim();
  if (trimmed.length > LINK_LENGTH || !SCHEMES.test(trimmed)) return null;
  if (DECEPTIVE.test(trimmed) || USER_INFO.test(trimmed)) return null;
  return URL.canParse(trimmed) ? trimmed : null;
}
