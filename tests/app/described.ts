import { expect } from "vitest";
import { z } from "zod";
import { openApi } from "@/app/_request/openapi";
import { ENDPOINTS } from "@/app/api/v1/_endpoints/all";

type Json = Record<string, unknown>;
export type Described = {
  description: string;
  headers?: Record<string, { $ref: string }>;
  content?: Record<string, { schema: Json }>;
};
export type Operation = {
  operationId: string;
  parameters: ({ name: string; in: string; required?: boolean; schema: Json } | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, Described>;
  security?: Json[];
};
export type Document = Json & {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, Json>>;
};

export const document = openApi(ENDPOINTS) as Document;

/** What a `$ref` into the document names. */
export function named(reference: string): Json | undefined {
  const [root, part, kind = "", name = ""] = reference.split("/");
  return root === "#" && part === "components" ? document.components[kind]?.[name] : undefined;
}

const schemas = new Map<Json, z.ZodType>();

/** The check that a published schema stands for. */
export function checkOf(schema: Json): z.ZodType {
  const known = schemas.get(schema);
  if (known) return known;
  const whole = typeof schema.$ref === "string" ? (named(schema.$ref) ?? {}) : schema;
  const check = z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0]);
  schemas.set(schema, check);
  return check;
}

/** Every answer is one that `openapi.json` tells of: its status, its type, and all that is in it. */
export async function expectDescribed(method: string, path: string, answer: Response): Promise<void> {
  const where = `${method} ${path} ${answer.status}`;
  const described = document.paths[path]?.[method.toLowerCase()]?.responses[answer.status];
  expect(described, where).toBeDefined();
  const type = bare(answer.headers.get("content-type"));
  const content = Object.entries(described?.content ?? {}).map(([one, { schema }]) => ({
    type: bare(one),
    schema,
  }));
  const found = content.find((one) => one.type === type);
  expect(found !== undefined || (type === null && content.length === 0), `${where}: ${type}`).toBe(true);
  for (const header of Object.keys(described?.headers ?? {}))
    expect(answer.headers.has(header), `${where}: ${header}`).toBe(true);
  if (!found || !["application/json", "application/problem+json"].includes(found.type ?? "")) return;
  const checked = checkOf(found.schema).safeParse(await answer.clone().json());
  expect(checked.error?.issues ?? [], where).toEqual([]);
}

/** A type without what more is said of it. */
const bare = (type: string | null): string | null => type?.split(";")[0]?.trim() ?? null;
