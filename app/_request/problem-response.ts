import {
  Away,
  Conflict,
  Forbidden,
  ForeignOrigin,
  Invalid,
  NotFound,
  NotNow,
  type Problem,
  SignedOut,
  TooMany,
  VersionMissing,
} from "@/domain/problems";
import { log } from "@/lib/log";
import { problemWords } from "@/messages/problem-words";
import { translator } from "@/messages/translator";
import { expectedProblem } from "@/operations/expected-problem";
import { UNEXPECTED } from "./attempt";
import { knownViewerOf } from "./find-viewer";
import { localeOf } from "./spoken-to";

const STATUSES: [new (...args: never[]) => Problem, number][] = [
  [SignedOut, 401],
  [Forbidden, 403],
  [NotNow, 403],
  [ForeignOrigin, 403],
  [NotFound, 404],
  [Conflict, 409],
  [Invalid, 422],
  [VersionMissing, 428],
  [TooMany, 429],
  [Away, 503],
];

export const PRIVATE_HEADERS = { "cache-control": "private, no-store" };

/** A route handler. This is where the problems of routes are caught, to be answered. */
export const answering =
  <Asked extends Request, Context>(handle: (request: Asked, context: Context) => Promise<Response>) =>
  async (request: Asked, context: Context): Promise<Response> => {
    try {
      return await handle(request, context);
    } catch (thrown) {
      return problemResponse(request, thrown);
    }
  };

/** A problem as RFC 9457 has it. What is not expected goes to the log and is told as nothing but "our fault". */
export function problemResponse(request: Request, thrown: unknown): Response {
  const words = translator(localeOf(knownViewerOf(request), request.headers));
  const problem = expectedProblem(thrown);
  if (!problem) {
    log.error({ err: thrown, path: new URL(request.url).pathname }, "request failed");
    return respond(500, { code: UNEXPECTED, title: problemWords(words, { code: UNEXPECTED }) });
  }
  const isPrecondition = problem.code === "stale" && request.headers.has("if-match");
  const status = isPrecondition ? 412 : (STATUSES.find(([kind]) => problem instanceof kind)?.[1] ?? 500);
  const later = "retryAfter" in problem && problem.retryAfter;
  return respond(
    status,
    {
      code: problem.code,
      title: problemWords(words, { code: problem.code, values: problem.values }),
      values: problem.values,
      ...problem.details,
    },
    later ? { "retry-after": String(later) } : {},
  );
}

function respond(status: number, problem: Record<string, unknown>, headers: HeadersInit = {}): Response {
  return Response.json(
    { type: "about:blank", status, ...problem },
    { status, headers: { ...PRIVATE_HEADERS, ...headers, "content-type": "application/problem+json" } },
  );
}
