import { z } from "zod";
import { IDEMPOTENCY_SECONDS } from "@/domain/limits";
import { absoluteUrl } from "@/lib/env";
import { answersVersion, bodiesOf, type Endpoint, hasFile, needsVersion, takesVersion } from "./endpoint";
import { cookieName } from "./session-cookie";

type Json = Record<string, unknown>;

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

const PROBLEM = {
  type: "object",
  description: "RFC 9457",
  properties: {
    type: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", description: "For programs; it stays when the words change" },
    title: { type: "string", description: "For people" },
    values: { type: "object", description: "What the words speak of" },
    errors: {
      type: "array",
      description: "What does not fit, and where",
      items: {
        type: "object",
        properties: { path: { type: "string" }, message: { type: "string" } },
        required: ["path", "message"],
      },
    },
    current: { description: "At a stale edit, the thing as it is now" },
  },
  required: ["type", "status", "code", "title"],
};

const PARAMETERS = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description: `Sent again under the same key within ${IDEMPOTENCY_SECONDS / 3600} hours, a request is answered as the first time`,
    schema: { type: "string", maxLength: 255 },
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    description: 'The version that the edit was made on, such as "3", instead of `version` in the body',
    schema: { type: "string" },
  },
  LastEventId: {
    name: "Last-Event-ID",
    in: "header",
    description: "The number of the last event had; left out, what happens from now on",
    schema: { type: "string", pattern: "^[0-9]{1,15}$" },
  },
};

const HEADERS = {
  ETag: { description: "The version, in quotes", schema: { type: "string" } },
  RetryAfter: { description: "Seconds", schema: { type: "integer" } },
};

/** The OpenAPI 3.1 description, made from the schemas that parse the requests. */
export function openApi(endpoints: Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const operations = paths[endpoint.path] ?? {};
    paths[endpoint.path] = { ...operations, [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Colloquy", version: "1" },
    servers: [{ url: absoluteUrl("/api/v1") }],
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: {
          type: "apiKey",
          in: "cookie",
          name: cookieName("session-token"),
          description: "A change by cookie needs the Origin of this site",
        },
      },
      parameters: PARAMETERS,
      headers: HEADERS,
      schemas: { Problem: PROBLEM },
    },
    paths,
  };
}

const schemaOf = (schema: z.ZodType, io: "input" | "output") => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return json;
};

function operation(endpoint: Endpoint): Json {
  const { method, path, summary, params, query, isPublic } = endpoint;
  return {
    summary,
    operationId: `${method.toLowerCase()}${path.replace(/[^a-z]+(.)?/gi, (_, letter = "") => letter.toUpperCase())}`,
    ...(isPublic ? { security: [{ token: [] }, { session: [] }, {}] } : {}),
    parameters: [...parameters(params, "path"), ...parameters(query, "query"), ...headersOf(endpoint)],
    ...requestBody(endpoint),
    responses: {
      ...(endpoint.canBeTried && { 200: success({ ...endpoint, summary: "What would be" }) }),
      ...(endpoint.later && {
        202: success({ ...endpoint, answer: endpoint.later, summary: "What waits to be decided on" }),
      }),
      ...{ [endpoint.status]: success(endpoint), ...problems(endpoint) },
    },
  };
}

function parameters(schema: z.ZodType, place: "path" | "query"): Json[] {
  if (schema instanceof z.ZodUndefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input");
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: one,
  }));
}

function headersOf(endpoint: Endpoint): Json[] {
  return [
    ...(endpoint.method === "POST" ? [ref("parameters", "IdempotencyKey")] : []),
    ...(takesVersion(endpoint) ? [ref("parameters", "IfMatch")] : []),
    ...(isStream(endpoint) ? [ref("parameters", "LastEventId")] : []),
  ];
}

const isStream = ({ files }: Endpoint): boolean => files.includes("text/event-stream");

function requestBody(endpoint: Endpoint): Json {
  const bodies = bodiesOf(endpoint);
  if (bodies.length === 0) return {};
  const content: Json = {};
  for (const [type, isForm] of [
    ["application/json", false],
    ["multipart/form-data", true],
  ] as const) {
    const schemas = bodies.filter((body) => hasFile(body) === isForm).map((body) => schemaOf(body, "input"));
    if (schemas.length > 0)
      content[type] = { schema: schemas.length === 1 ? schemas[0] : { anyOf: schemas } };
  }
  return { requestBody: { required: true, content } };
}

function success(endpoint: Endpoint): Json {
  const { answer, files, summary } = endpoint;
  const content = {
    ...(answer ? { "application/json": { schema: schemaOf(answer, "output") } } : {}),
    ...Object.fromEntries(
      files.map((type) => [type, { schema: type.endsWith("json") ? {} : { type: "string" } }]),
    ),
  };
  return {
    description: summary,
    ...(answersVersion(endpoint) ? { headers: { ETag: ref("headers", "ETag") } } : {}),
    ...(Object.keys(content).length > 0 ? { content } : {}),
  };
}

type Told = [status: string, description: string, isPossible: boolean];

function problems(endpoint: Endpoint): Json {
  const { method, params, query } = endpoint;
  const isChange = method !== "GET";
  const hasParams = !(params instanceof z.ZodUndefined);
  const hasBody = bodiesOf(endpoint).length > 0;
  const told: Told[] = [
    ["401", "Sign in first", true],
    ["403", "Not allowed on something you may read", isChange || hasParams || endpoint.isForFew],
    ["404", "Not there, or not for you", isChange || hasParams],
    ["409", "It cannot be done as things are now; a stale edit is told with the current state", isChange],
    ["412", "It is no longer at the version of If-Match", takesVersion(endpoint)],
    ["413", "Too large", hasBody],
    ["422", "The input does not fit", isChange || !(query instanceof z.ZodUndefined)],
    ["428", "Say which version you edit", needsVersion(endpoint)],
    ["429", "Too often", isChange || (endpoint.files.length > 0 && !isStream(endpoint))],
    ["500", "Something broke on our side", true],
    ["503", "The database is away for a moment: come again", true],
  ];
  return Object.fromEntries(
    told
      .filter(([, , isPossible]) => isPossible)
      .map(([status, description]) => [status, problem(status, description)]),
  );
}

const problem = (status: string, description: string): Json => ({
  description,
  ...(status === "429" || status === "503"
    ? { headers: { "Retry-After": ref("headers", "RetryAfter") } }
    : {}),
  content: { "application/problem+json": { schema: ref("schemas", "Problem") } },
});
