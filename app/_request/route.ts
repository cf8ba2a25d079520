import { createHash } from "node:crypto";
import { z } from "zod";
import { newId } from "@/domain/ids";
import { Invalid, NotFound, type Problem, SignedOut, VersionMissing } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import { type Answer, answerOnce } from "@/operations/answers/answer-once";
import { admit } from "./admit";
import { bodiesOf, type Endpoint, hasFile, takesVersion } from "./endpoint";
import { viewerOf } from "./find-viewer";
import { Later } from "./later";
import { answering, PRIVATE_HEADERS } from "./problem-response";
import { type Brought, inUploadTurn, isUpload } from "./uploads";

export type Call<P, Q, B> = {
  viewer: Viewer;
  params: P;
  query: Q;
  body: B;
  request: Request;
  /** For what is made: the same when the same request is sent again under its idempotency key. */
  id: string;
};

/** Does it and gives the answer's body, or a whole response where that is no JSON. */
type Answering<P, Q, B> = (call: Call<P, Q, B>) => unknown;

/** Asks the permission only: called when the input does not fit, or was answered before, so that who may not is told that first. */
type Asking<P> = (call: { viewer: Viewer; params: P; search: URLSearchParams }) => unknown;

type Context = { params: Promise<Record<string, string | string[] | undefined>> };

/**
 * Makes a route handler of an endpoint: credentials, origin, limits, parsing, idempotency, problems. An endpoint that
 * takes input also says how its permission is asked.
 */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  endpoint: Endpoint<P, Q, B>,
  answer: Answering<z.output<P>, z.output<Q>, z.output<B>>,
  ...[ask]: [z.output<Q>, z.output<B>] extends [undefined, undefined]
    ? [Asking<z.output<P>>?]
    : [Asking<z.output<P>>]
) {
  return answering(async (request: Request, context: Context): Promise<Response> => {
    const viewer = await viewerOf(request);
    if (endpoint.method !== "GET") {
      if (!isSignedIn(viewer)) throw new SignedOut();
      await admit(request.headers, viewer);
    }
    const params = parseParams(endpoint.params, await context.params, viewer);
    const asking = async () => ask?.({ viewer, params, search: new URL(request.url).searchParams });
    const carryOut = async (brought: Brought): Promise<Response> => {
      const sent = endpoint.body instanceof z.ZodUndefined ? NOTHING : await readBody(brought);
      const fit = fitting(endpoint, request, sent.body);
      if ("problem" in fit) {
        await asking();
        throw fit.problem;
      }
      const produce = async (id: string): Promise<Answer> => {
        const body = (await answer({ viewer, params, request, id, ...fit })) ?? null;
        if (body instanceof Later) return { status: 202, body: body.body };
        const isTry = endpoint.canBeTried && new URL(request.url).searchParams.get("dry-run") === "true";
        return { status: isTry ? 200 : endpoint.status, body };
      };
      const answered = endpoint.keepsAnswer
        ? await once(request, viewer, sent, { produce, ask: asking })
        : await produce(newId());
      return answered.body instanceof Response ? answered.body : toResponse(answered);
    };
    const takesUploads = isSignedIn(viewer) && bodiesOf(endpoint).some(hasFile);
    if (!takesUploads || !isUpload(request)) return carryOut(request);
    await asking();
    return inUploadTurn(request, viewer.userId, carryOut);
  });
}

/** An address that nothing can have is like one where nothing is. */
function parseParams<P extends z.ZodType>(schema: P, params: unknown, viewer: Viewer): z.output<P> {
  const parsed = schema.safeParse(schema instanceof z.ZodUndefined ? undefined : params);
  if (!parsed.success) throw isSignedIn(viewer) ? new NotFound() : new SignedOut();
  return parsed.data;
}

/** A body as it was understood, and the letters that it was sent in; null for a form, whose letters say more than it holds. */
type Sent = { body: unknown; letters: string | null };

const NOTHING: Sent = { body: undefined, letters: "" };

/** Unreadable bodies are kept as a problem until the permission has been asked. */
async function readBody(request: Brought): Promise<Sent> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  try {
    if (type === "multipart/form-data")
      return { body: Object.fromEntries(await request.formData()), letters: null };
    const letters = await request.text();
    if (type === "application/json" || type?.endsWith("+json")) return { body: JSON.parse(letters), letters };
    return { body: letters === "" ? {} : new Invalid("body.not-json"), letters };
  } catch {
    return { body: new Invalid("body.unreadable"), letters: null };
  }
}

type Fit<Q, B> = { query: Q; body: B } | { problem: Problem };

function fitting<Q extends z.ZodType, B extends z.ZodType>(
  endpoint: Endpoint<z.ZodType, Q, B>,
  request: Request,
  raw: unknown,
): Fit<z.output<Q>, z.output<B>> {
  if (raw instanceof Invalid) return { problem: raw };
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const query = endpoint.query.safeParse(endpoint.query instanceof z.ZodUndefined ? undefined : search);
  const versioned = withIfMatch(endpoint, raw, request);
  if (versioned instanceof Invalid) return { problem: versioned };
  const body = endpoint.body.safeParse(versioned);
  const strange = endpoint.method === "GET" ? [] : strangersIn(search, endpoint.query);
  if (query.success && body.success && strange.length === 0) return { query: query.data, body: body.data };
  const issues = [...(query.error?.issues ?? []), ...(body.error?.issues ?? []), ...strange];
  const isVersionMissing = issues.some(
    (issue) => issue.path[0] === "version" && (versioned as { version?: unknown })?.version === undefined,
  );
  if (isVersionMissing) return { problem: new VersionMissing() };
  return { problem: new Invalid("input", {}, { errors: issues.flatMap(misfits) }) };
}

/** Of what changes something, nothing may be asked that it does not know: it would be done as if it had not been asked. */
function strangersIn(search: Record<string, string>, query: z.ZodType): z.core.$ZodIssue[] {
  const known = query instanceof z.ZodObject ? query.shape : {};
  const keys = Object.keys(search).filter((name) => !Object.hasOwn(known, name));
  if (keys.length === 0) return [];
  return [{ code: "unrecognized_keys", keys, path: [], input: search, message: "Not known here" }];
}

/** What does not fit, and where; a field that has no place here is itself where. */
function misfits(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  const keys = issue.code === "unrecognized_keys" ? issue.keys : null;
  const paths = keys?.map((key) => [...issue.path, key]) ?? [issue.path];
  return paths.map((path) => ({ path: path.join("."), message: issue.message }));
}

/**
 * `If-Match: "3"` says the same as `version: 3` in the body, and `*` only that the thing is there. Whatever else it says
 * is refused: a condition that is not understood must not be taken for one that holds.
 */
function withIfMatch(endpoint: Endpoint, raw: unknown, request: Request): unknown {
  const condition = request.headers.get("if-match")?.trim() ?? "*";
  if (condition === "*" || endpoint.method === "GET") return raw;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(condition)?.[1];
  if (version === undefined || !takesVersion(endpoint)) return new Invalid("if-match");
  return { ...(typeof raw === "object" ? raw : {}), version: Number(version) };
}

async function once(
  request: Request,
  viewer: Viewer,
  sent: Sent,
  { produce, ask }: Parameters<typeof answerOnce>[1],
): Promise<Answer> {
  const key = request.headers.get("idempotency-key");
  if (request.method !== "POST" || !key || !isSignedIn(viewer)) return produce(newId());
  if (key.length > 255) throw new Invalid("idempotency.too-long");
  const requestHash = await hashOfRequest(request, sent);
  return answerOnce({ viewer, key, requestHash }, { produce, ask });
}

function toResponse({ status, body }: Answer): Response {
  if (status === 204) return new Response(null, { status, headers: PRIVATE_HEADERS });
  const version = (body as { version?: unknown } | null)?.version;
  const headers = { ...PRIVATE_HEADERS, ...(typeof version === "number" ? { etag: `"${version}"` } : {}) };
  return Response.json(body, { status, headers });
}

/** What makes two requests the same: where they go and all that they bring, files included. */
async function hashOfRequest(request: Request, { body, letters }: Sent): Promise<string> {
  const { pathname, search } = new URL(request.url);
  const hash = createHash("sha256").update(`${request.method} ${pathname}${search}\n`);
  // Not what was understood of it: JSON may be nested deeper than it can be written again.
  if (letters !== null) return hash.update(letters).digest("hex");
  for (const [name, value] of Object.entries(body as Record<string, FormDataEntryValue>)) {
    hash.update(`\n${JSON.stringify(name)}=`);
    hash.update(value instanceof File ? new Uint8Array(await value.arrayBuffer()) : JSON.stringify(value));
  }
  return hash.digest("hex");
}
