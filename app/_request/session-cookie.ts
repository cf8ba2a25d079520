import { decode, encode } from "next-auth/jwt";
import { SESSION_AGE } from "@/domain/limits";
import { publicUrl } from "@/lib/env";

export const SESSION_SECONDS = SESSION_AGE / 1000;

export const isHttps = (): boolean => publicUrl().protocol === "https:";

/** `__Host-` keeps neighbours on other subdomains from setting it. */
export const cookieName = (what: "session-token" | "callback-url" | "csrf-token"): string =>
  `${isHttps() ? "__Host-" : ""}next-auth.${what}`;

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() }) as const;

function secret(): string {
  if (!process.env.NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set");
  return process.env.NEXTAUTH_SECRET;
}

/** The cookie's value: nothing but the session's id, sealed. Whether the session lives is for its row to say. */
export const sealSession = (sid: string): Promise<string> =>
  encode({ token: { sid }, secret: secret(), maxAge: SESSION_SECONDS });

/** What cookies were found to hold: to unseal one takes a twentieth of what a post takes. Bounded, for it is a memory. */
const unsealed = new Map<string, string>();
const UNSEALED_MOST = 5_000;

/** The session's id, or null for a cookie that is not ours. */
export async function unsealSession(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  const sealed = secret() + value;
  const known = unsealed.get(sealed);
  if (known) return known;
  try {
    const token = await decode({ token: value, secret: secret() });
    if (typeof token?.sid !== "string") return null;
    if (unsealed.size >= UNSEALED_MOST) unsealed.clear();
    unsealed.set(sealed, token.sid);
    return token.sid;
  } catch {
    return null;
  }
}
