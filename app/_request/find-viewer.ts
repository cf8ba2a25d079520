import { SignedOut } from "@/domain/problems";
import { signedOut, type Viewer } from "@/domain/viewer";
import { findViewerBySession, findViewerByToken } from "@/operations/accounts/find-viewer";
import { cookieName, unsealSession } from "./session-cookie";

/** Who sends a request that has this cookie of a session, if any. */
export async function viewerByCookie(cookie: string | undefined): Promise<Viewer> {
  const sessionId = await unsealSession(cookie);
  return (sessionId && (await findViewerBySession(sessionId))) || signedOut;
}

const found = new WeakMap<Request, Viewer>();

/** Who sends this request, where that has been found out already: a problem is told in their language. */
export const knownViewerOf = (request: Request): Viewer | undefined => found.get(request);

/**
 * Who sends this request: by bearer token, else by session cookie.
 * @throws SignedOut for a token that is not good; whoever sends one means it, also where nobody need be signed in.
 */
export async function viewerOf(request: Request): Promise<Viewer> {
  const viewer = await findViewer(request);
  found.set(request, viewer);
  return viewer;
}

async function findViewer(request: Request): Promise<Viewer> {
  const bearer = /^bearer +(.*)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer === undefined) return viewerByCookie(cookieOf(request, cookieName("session-token")));
  const viewer = await findViewerByToken(bearer.trim());
  if (!viewer) throw new SignedOut("token.invalid");
  return viewer;
}

function cookieOf(request: Request, name: string): string | undefined {
  const pairs = request.headers.get("cookie")?.split(";") ?? [];
  return pairs
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
