import { z } from "zod";
import { NAME_LENGTH } from "./limits";
import { plainName } from "./plain-name";

const ADDRESS = /^[^\s\p{C}@"<>(),;:\\[\]]{1,64}@[^\s\p{C}@"<>(),;:\\[\]]{1,190}$/u;

/** What a password must be is asked later, when it is known whose it is. */
export const newPasswordSchema = z.string().min(1, "password.missing").max(2_000);

export const emailSchema = z.string("account.email").trim().normalize().regex(ADDRESS, "account.email");

/** People write their names in every script; only what is invisible or breaks lines is kept out. */
export const nameSchema = z
  .string("account.name")
  .trim()
  .normalize()
  .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u, "account.name")
  .transform(plainName)
  .pipe(
    z
      .string()
      .min(1, "account.name-missing")
      .refine((name) => [...name].length <= NAME_LENGTH, "account.name"),
  );

/** What an account or a group calls its owner in addresses and mentions, made from a name. */
export function handleFrom(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...words.join("-")].slice(0, 30).join("").replace(/-+$/, "") || "reader";
}

/**
 * The handle in what somebody typed where an address or a handle is asked for; null for an address. It is written as
 * handles are made.
 */
export function handleIn(typed: string): string | null {
  const plain = typed
    .trim()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return /^@?([^@\s]+)$/u.exec(plain)?.[1] ?? null;
}

/** What an account signs in with. */
export const signInName = ({ email, handle }: { email: string | null; handle: string }): string =>
  email ?? `@${handle}`;

/** `handle`, or the first of `handle-2`, `handle-3` … that is free. */
export function freeHandle(handle: string, taken: ReadonlySet<string>): string {
  if (!taken.has(handle)) return handle;
  for (let number = 2; ; number++) {
    const numbered = `${handle}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}
