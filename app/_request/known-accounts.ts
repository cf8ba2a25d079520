import { cookies } from "next/headers";
import { z } from "zod";
import { BROWSER_KNOWN, KNOWN_ACCOUNTS } from "@/domain/limits";
import { seal, unseal } from "@/lib/secrets";
import { cookieOptions, isHttps } from "./session-cookie";

const name = () => `${isHttps() ? "__Host-" : ""}colloquy.known-accounts`;

const shape = z.object({ knownAccounts: z.array(z.string()) });

/** Which accounts this browser has signed in to, for the limits on wrong passwords. It opens nothing by itself. */
export async function knownAccounts(): Promise<string[]> {
  return accountsIn((await cookies()).get(name())?.value);
}

/** Stays when one signs out: that is when it is needed. */
export async function rememberAccount(userId: string): Promise<void> {
  const others = (await knownAccounts()).filter((known) => known !== userId);
  const value = sealAccounts([userId, ...others].slice(0, KNOWN_ACCOUNTS));
  (await cookies()).set(name(), value, { ...cookieOptions(), maxAge: BROWSER_KNOWN / 1000 });
}

export const sealAccounts = (userIds: string[]): string => seal({ knownAccounts: userIds });

/** None, for a cookie that is not ours. */
export function accountsIn(cookie: string | undefined): string[] {
  if (!cookie) return [];
  try {
    return shape.parse(unseal(cookie)).knownAccounts;
  } catch {
    return [];
  }
}
