import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/app/_request/auth";
import { problemResponse } from "@/app/_request/problem-response";
import { ForeignOrigin, Invalid, NotFound, Problem, TooMany } from "@/domain/problems";
import { publicUrl } from "@/lib/env";

/** What we use of next-auth; the rest (its log among it) is not there. */
const ACTIONS = new Set(["csrf", "session", "providers", "callback", "signin", "signout", "error"]);

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth, with what it lacks around it: foreign pages are refused, and too many tries are told as such. */
async function authenticate(request: NextRequest, context: Context): Promise<Response> {
  try {
    const { nextauth } = await context.params;
    if (!ACTIONS.has(nextauth[0] ?? "")) throw new NotFound();
    if (request.method !== "GET") refuseForeign(request);
    let failure: unknown;
    const options = authOptions(request, (cause) => {
      failure = cause;
    });
    const response: Response = await NextAuth(request, context, options);
    if (failure instanceof TooMany || (failure && !(failure instanceof Problem))) throw failure;
    response.headers.set("cache-control", "private, no-store");
    return response;
  } catch (thrown) {
    // A body that is no JSON.
    return problemResponse(request, thrown instanceof SyntaxError ? new Invalid("body.unreadable") : thrown);
  }
}

/** A missing origin passes here, since programs send none and `csrfToken` guards the forms. */
function refuseForeign(request: Request): void {
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== publicUrl().origin) throw new ForeignOrigin();
}

export { authenticate as GET, authenticate as POST };
