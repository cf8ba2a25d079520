import { LINK_LENGTH } from "../limits";

/*
 * Addresses written as they are, without brackets. Each is looked for within the length that it may have, so that words
 * that are nearly an address cost no more than one.
 */

const WEB = new RegExp(`^(?:(?:https?|ftp)://|(www\\.))[a-z\\d-][^\\s<]{0,${LINK_LENGTH}}`, "i");

const ENDING = `[?!.,:;*_'"~)]`;

/** Without the marks that end a sentence, a bracket that is left open, and entities at its end. */
const WITHOUT_ENDING = new RegExp(
  [
    `^(?:${ENDING}*(?:[^?!.,:;*_'"~()&]+`,
    `\\([^)]*\\)`,
    `&(?![a-z\\d]+;(?:${ENDING}|&[a-z\\d]+;)*(?:$|\\([^)]*$))))+`,
  ].join("|"),
  "i",
);

export type BareAddress = { text: string; href: string };

export function webAddressAtStart(words: string): BareAddress | null {
  const [candidate, www] = WEB.exec(words) ?? [];
  if (candidate === undefined || candidate.length > LINK_LENGTH) return null;
  const text = WITHOUT_ENDING.exec(candidate)?.[0] ?? candidate;
  return { text, href: www ? `http://${text}` : text };
}

/** The longest that there are: of what stands before the `@`, and of a domain. */
const LONGEST = { local: 64, domain: 255 };

const LOCAL = new RegExp(`^[\\w.+-]{1,${LONGEST.local}}(?=@)`);
const LOCAL_BEFORE = new RegExp(`(?<![\\w.+-])[\\w.+-]{1,${LONGEST.local}}$`);
const LOCAL_TO_ITS_END = new RegExp(`[\\w.+-]{0,${LONGEST.local}}@`, "y");
const DOMAIN = /^[\w-]+(?:\.[\w-]*[a-z\d])+(?![-_])/i;

export function mailAddressAtStart(words: string): BareAddress | null {
  const [local] = LOCAL.exec(words) ?? [];
  const domain = local === undefined ? null : domainAt(words, local.length + 1);
  return domain === null ? null : { text: `${local}@${domain}`, href: `mailto:${local}@${domain}` };
}

/** Where the mail address begins that has this sign in it, or behind it, before the `@`; null where there is none. */
export function startOfMailAddress(words: string, sign: number): number | null {
  LOCAL_TO_ITS_END.lastIndex = sign;
  if (!LOCAL_TO_ITS_END.test(words)) return null;
  const at = LOCAL_TO_ITS_END.lastIndex - 1;
  const from = Math.max(0, at - LONGEST.local - 1);
  const local = LOCAL_BEFORE.exec(words.slice(from, at));
  return local && domainAt(words, at + 1) !== null ? from + local.index : null;
}

const domainAt = (words: string, at: number): string | null =>
  DOMAIN.exec(words.slice(at, at + LONGEST.domain))?.[0] ?? null;
