import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expectDescribed } from "./described";

const API = fileURLToPath(new URL("../../app/api/v1/", import.meta.url));

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Every `route.ts` below `/api/v1`, by its path with `{name}` for each parameter. */
export function routePaths(): string[] {
  return readdirSync(API, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .map((file) => `/${file.replace(/\/?route\.ts$/, "").replace(/\[([^\]]+)\]/g, "{$1}")}`)
    .sort();
}

export async function handlersOf(path: string): Promise<Record<string, Handler>> {
  const folder = path.slice(1).replace(/\{([^}]+)\}/g, "[$1]");
  return import(/* @vite-ignore */ `${API}${folder}/route.ts`);
}

export type Sent = {
  method: string;
  path: string;
  params: Record<string, string>;
  query?: string;
  /** Sent as JSON; a stream as it is. */
  body?: unknown;
  token?: string;
  headers?: Record<string, string>;
};

/**
 * Sends a request to a route as a script would: with a bearer token, or without credentials. Whatever it answers must be
 * as `openapi.json` says.
 */
export async function send(sent: Sent): Promise<Response> {
  const { method, path, params, query = "", body, token, headers: more } = sent;
  const address = path.replace(/\{([^}]+)\}/g, (_, name: string) => params[name] ?? "missing");
  const headers: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
  Object.assign(headers, more);
  if (token) headers.authorization = `Bearer ${token}`;
  const request = new Request(`http://127.0.0.1:3000/api/v1${address}${query}`, {
    method,
    headers,
    body: body === undefined || body instanceof ReadableStream ? (body ?? null) : JSON.stringify(body),
    ...{ duplex: "half" },
  });
  const handler = (await handlersOf(path))[method];
  if (!handler) throw new Error(`${path} does not answer ${method}`);
  const answer = await handler(request, { params: Promise.resolve(params) });
  await expectDescribed(method, path, answer);
  return answer;
}
