import {
  Conflict,
  Forbidden,
  ForeignOrigin,
  Invalid,
  NotFound,
  Problem,
  SignedOut,
  TooMany,
  VersionMissing,
} from "@/domain/problems";
import { log } from "@/lib/log";
import { problemWords } from "@/messages/problem-words";
import { translator } from "@/messages/translator";

const STATUSES: [new (...args: never[]) => Problem, number][] = [
  [SignedOut, 401],
  [Forbidden, 403],
  [ForeignOrigin, 403],
  [NotFound, 404],
  [Conflict, 409],
  [Invalid, 422],
  [VersionMissing, 428],
  [TooMany, 429],
];

export const PRIVATE_HEADERS = { "cache-control": "private, no-store" };

/** A problem as RFC 9457 has it. What is not expected goes to the log and is told as nothing but "our fault". */
export function problemResponse(request: Request, thrown: unknown): Response {
  const words = translator(request.headers.get("accept-language")?.split(",")[0] ?? "en");
  if (!(thrown instanceof Problem)) {
    log.error({ err: thrown, path: new URL(request.url).pathname }, "request failed");
    return respond(500, { code: "internal", title: problemWords(words, { code: "internal" }) });
  }
  const isPrecondition = thrown instanceof Conflict && request.headers.has("if-match");
  const status = isPrecondition ? 412 : (STATUSES.find(([kind]) => thrown instanceof kind)?.[1] ?? 500);
  const headers: HeadersInit = thrown instanceof TooMany ? { "retry-after": String(thrown.retryAfter) } : {};
  return respond(
    status,
    {
      code: thrown.code,
      title: problemWords(words, { code: thrown.code, values: thrown.values }),
      values: thrown.values,
      ...thrown.details,
    },
    headers,
  );
}

function respond(status: number, problem: Record<string, unknown>, headers: HeadersInit = {}): Response {
  return Response.json(
    { type: "about:blank", status, ...problem },
    { status, headers: { ...PRIVATE_HEADERS, ...headers, "content-type": "application/problem+json" } },
  );
}
