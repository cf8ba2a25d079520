import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/app/_request/auth";
import { answering } from "@/app/_request/problem-response";
import { isUpload } from "@/app/_request/uploads";
import { Forbidden, ForeignOrigin, Invalid, NotFound, Problem, TooMany } from "@/domain/problems";
import { publicUrl } from "@/lib/env";

/** What we use of next-auth; the rest (its log among it) is not there. */
const ACTIONS = new Set(["csrf", "session", "providers", "callback", "signin", "signout", "error"]);

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth, with what it lacks around it: foreign pages are refused, and too many tries are told as such. */
const authenticate = answering(async (request: NextRequest, context: Context): Promise<Response> => {
  const { nextauth } = await context.params;
  const [action = ""] = nextauth;
  if (!ACTIONS.has(action)) throw new NotFound();
  // A page to come back to is for those who sign in elsewhere; ours are sent a form.
  if (action === "callback" && request.method !== "POST") throw new NotFound();
  if (request.method !== "GET") refuseForeign(request);
  if (isUpload(request)) throw new Invalid("body.unreadable");
  let failure: unknown;
  const options = authOptions(request, (cause) => {
    failure = cause;
  });
  const response = await answered(NextAuth(request, context, options));
  if (
    failure instanceof TooMany ||
    failure instanceof Forbidden ||
    (failure && !(failure instanceof Problem))
  )
    throw failure;
  response.headers.set("cache-control", "private, no-store");
  return response;
});

async function answered(answer: Promise<Response>): Promise<Response> {
  try {
    return await answer;
  } catch (thrown) {
    // A body that is no JSON.
    throw thrown instanceof SyntaxError ? new Invalid("body.unreadable") : thrown;
  }
}

/** A missing origin passes here, since programs send none and `csrfToken` guards the forms. */
function refuseForeign(request: Request): void {
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== publicUrl().origin) throw new ForeignOrigin();
}

export { authenticate as GET, authenticate as POST };
