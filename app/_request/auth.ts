import type { AuthOptions, Session, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { isSignedIn } from "@/domain/viewer";
import { log } from "@/lib/log";
import { signOut } from "@/operations/accounts/end-session";
import { findViewerBySession } from "@/operations/accounts/find-viewer";
import { signIn } from "@/operations/accounts/sign-in";
import { signInByLink } from "@/operations/accounts/sign-in-by-link";
import type { StartedSession } from "@/operations/accounts/start-session";
import { addressOf, userAgentOf } from "./client";
import { ownPath } from "./own-path";
import { cookieName, cookieOptions, SESSION_SECONDS } from "./session-cookie";

/** What next-auth hands from `authorize` to the cookie. */
type SignedIn = User & { sid: string };

const asUser = ({ userId, sessionId }: StartedSession): SignedIn => ({ id: userId, sid: sessionId });

/**
 * All of next-auth: two ways in for programs (pages use server actions, which set the same cookie), one way out, and a
 * cookie with a session's id. `noteFailure` hears why somebody was refused, which next-auth itself cannot tell.
 */
export function authOptions(request: Request, noteFailure: (cause: unknown) => void): AuthOptions {
  const from = { address: addressOf(request.headers), userAgent: userAgentOf(request.headers) };
  const signInBy = async (work: () => Promise<StartedSession>): Promise<User | null> => {
    try {
      return asUser(await work());
    } catch (cause) {
      noteFailure(cause);
      return null;
    }
  };
  return {
    secret: process.env.NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    useSecureCookies: cookieOptions().secure,
    cookies: {
      sessionToken: { name: cookieName("session-token"), options: cookieOptions() },
      callbackUrl: { name: cookieName("callback-url"), options: cookieOptions() },
      csrfToken: { name: cookieName("csrf-token"), options: cookieOptions() },
    },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        id: "credentials",
        credentials: { email: {}, password: {} },
        authorize: (typed) =>
          signInBy(() => signIn({ email: typed?.email ?? "", password: typed?.password ?? "", ...from })),
      }),
      CredentialsProvider({
        id: "ticket",
        credentials: { token: {} },
        authorize: (typed) =>
          signInBy(() => signInByLink({ token: typed?.token ?? "", userAgent: from.userAgent })),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user ? (user as SignedIn).sid : token.sid }),
      session: async ({ token }) => describe(token.sid),
      redirect: ({ url }) => ownUrl(url),
    },
    events: {
      signOut: async ({ token }) => {
        const viewer = await findViewerBySession(String(token?.sid));
        if (viewer && isSignedIn(viewer)) await signOut(viewer);
      },
    },
    logger: {
      error: (code, told) =>
        log.error({ err: told instanceof Error ? told : told.error }, `sign-in: ${code}`),
      warn: () => {},
      debug: () => {},
    },
  };
}

const ownUrl = (url: string): string => new URL(ownPath(url), process.env.NEXTAUTH_URL).href;

/** What `GET /api/auth/session` tells: nothing for a session that has ended. */
async function describe(sid: unknown): Promise<Session> {
  const viewer = await findViewerBySession(String(sid));
  if (!viewer) return {} as Session;
  const expires = new Date(Date.now() + SESSION_SECONDS * 1000).toISOString();
  return { user: { name: viewer.name }, expires };
}
