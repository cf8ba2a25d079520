import { z } from "zod";
import { absoluteUrl } from "@/lib/env";
import type { Endpoint } from "./endpoint";

const problem = {
  type: "object",
  properties: {
    type: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    title: { type: "string" },
  },
};

const PROBLEMS = {
  "401": "Sign in first",
  "403": "Not allowed on something you may read",
  "404": "Not there, or not for you",
  "409": "It has changed meanwhile; the current state is in the problem",
  "422": "The input does not fit",
  "429": "Too often; see Retry-After",
};

/** The OpenAPI 3.1 description, made from the schemas that parse the requests. */
export function openApi(endpoints: Endpoint[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] ??= {};
    const operations = paths[endpoint.path] ?? {};
    operations[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  return {
    openapi: "3.1.0",
    info: { title: "Colloquy", version: "1" },
    servers: [{ url: absoluteUrl("/api/v1") }],
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
      },
      schemas: { Problem: problem },
    },
    paths,
  };
}

const schemaOf = (schema: z.ZodType, io: "input" | "output") => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return json;
};

function operation(endpoint: Endpoint): Record<string, unknown> {
  const { summary, params, query, body, status } = endpoint;
  return {
    summary,
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[^a-z]+(.)?/gi, (_, letter = "") => letter.toUpperCase())}`,
    parameters: [...parameters(params, "path"), ...parameters(query, "query")],
    ...(body instanceof z.ZodUndefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(body, "input") } },
          },
        }),
    responses: {
      [status]: {
        description: summary,
        ...contentOf(endpoint),
      },
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([code, description]) => [
          code,
          {
            description,
            content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
          },
        ]),
      ),
    },
  };
}

function contentOf({ answer, files }: Endpoint): Record<string, unknown> {
  const json = answer ? { "application/json": { schema: schemaOf(answer, "output") } } : {};
  const others = Object.fromEntries(files.map((type) => [type, { schema: { type: "string" } }]));
  const content = { ...json, ...others };
  return Object.keys(content).length > 0 ? { content } : {};
}

function parameters(schema: z.ZodType, place: "path" | "query"): Record<string, unknown>[] {
  if (schema instanceof z.ZodUndefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input");
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: one,
  }));
}
