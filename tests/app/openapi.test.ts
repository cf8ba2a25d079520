import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { users } from "@/db/schema/users";
import { addToken } from "@/operations/accounts/add-token";
import { assign } from "../support/build-assignment";
import { keepBegun } from "../support/build-brought";
import { annotate, buildGroupReading } from "../support/build-discussion";
import { hangPicture } from "../support/hang-picture";
import { publishTranslation } from "../support/publish-translation";
import { checkOf, document, expectDescribed, named, type Operation } from "./described";
import { handlersOf, send } from "./routes";

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method} ${path}`,
    path,
    method,
    operation,
  })),
);
const at = (name: string) => operations.find((one) => one.name === name)?.operation as Operation;

describe("the description keeps the rules of OpenAPI 3.1", () => {
  test("says what it is, and is what the address answers", async () => {
    expect(document).toMatchObject({ openapi: "3.1.0", info: { title: "Colloquy", version: "1" } });
    const { GET } = (await handlersOf("/openapi.json")) as unknown as { GET: () => Response };
    expect(await GET().json()).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test("every reference leads somewhere", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, to]) => to as string,
    );
    expect(references.length).toBeGreaterThan(100);
    for (const reference of new Set(references)) expect(named(reference), reference).toBeDefined();
  });

  test("every operation has a name of its own", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(operations)("$name", ({ path, method, operation }) => {
    const parameters = operation.parameters.map((one) => ("$ref" in one ? named(one.$ref) : one)) as {
      name: string;
      in: string;
      required?: boolean;
      schema: Record<string, unknown>;
    }[];
    const inPath = parameters.filter((one) => one.in === "path").map(({ name }) => name);
    expect(inPath.sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
    expect(parameters.filter((one) => one.in === "path" && one.required !== true)).toEqual([]);
    expect(parameters.every((one) => ["path", "query", "header"].includes(one.in))).toBe(true);
    const places = parameters.map((one) => `${one.in} ${one.name}`);
    expect(new Set(places).size).toBe(places.length);
    expect(operation.requestBody === undefined || method !== "get").toBe(true);

    const contents = [operation.requestBody, ...Object.values(operation.responses)].map(
      (one) => one?.content ?? {},
    );
    const schemas = [...parameters, ...contents.flatMap((content) => Object.values(content))].map(
      (one) => one.schema,
    );
    for (const schema of schemas) expect(() => checkOf(schema)).not.toThrow();
    for (const [status, { description }] of Object.entries(operation.responses)) {
      expect(status).toMatch(/^[2-5]\d\d$/);
      expect(description).not.toBe("");
    }
  });
});

test("an answer that is not as described is noticed", async () => {
  const me = {
    id: "a",
    name: "a",
    handle: "a",
    email: null,
    isSiteAdmin: false,
    timeZone: null,
    locale: null,
    wordsPerMinute: null,
  };
  await expectDescribed("GET", "/me", Response.json(me));
  for (const wrong of [{ ...me, secret: 1 }, { ...me, name: null }, { id: "a" }])
    await expect(expectDescribed("GET", "/me", Response.json(wrong))).rejects.toThrow();
  await expect(expectDescribed("GET", "/me", Response.json(me, { status: 202 }))).rejects.toThrow();
});

/** What must be asked for where an address alone does not do. */
const QUERIES: Record<string, string> = {
  "/groups": "?public=true",
  "/readings/{reading}/export": "?format=csv",
  "/readings/{reading}/find": "?q=woods",
};

describe("the description is true", () => {
  test("of the live stream, of files, and of what is needed to be let in", () => {
    expect(Object.keys(at("get /readings/{reading}/live").responses["200"]?.content ?? {})).toEqual([
      "text/event-stream",
    ]);
    const importing = at("post /groups/{slug}/readings").requestBody?.content ?? {};
    expect(Object.keys(importing)).toEqual(["application/json", "multipart/form-data"]);
    expect(importing["multipart/form-data"]?.schema).toMatchObject({
      properties: { file: { format: "binary" } },
    });
    expect(importing["application/json"]?.schema).toMatchObject({
      anyOf: [
        { properties: { format: { enum: ["text", "markdown", "html", "docx", "epub", "pdf"] } } },
        { properties: { format: { const: "url" } }, required: ["address"] },
      ],
    });
  });

  test("of paragraphs: what is printed beside them, and what is counted from 0 with headings", () => {
    const told = (name: string) => JSON.stringify(at(name));
    expect(told("get /readings/{reading}/threads")).toContain("counted from 0, headings too");
    expect(told("get /readings/{reading}/talk")).toContain("by its index");
    expect(told("post /readings/{reading}/annotations")).toContain("The number printed beside the paragraph");
  });

  test("of versions: where one is needed, where one may be said, where one is told", () => {
    const told = (name: string, status: string) => status in at(name).responses;
    expect(told("patch /posts/{post}", "428")).toBe(true);
    expect(told("patch /groups/{slug}", "428")).toBe(false);
    expect(told("patch /groups/{slug}", "412")).toBe(true);
    expect(told("delete /posts/{post}", "412")).toBe(false);
    expect(at("get /groups/{slug}").responses["200"]?.headers).toHaveProperty("ETag");
  });

  test("of what a public group answers to whoever is signed out", async () => {
    const { ada, group, reading } = await buildGroupReading({ visibility: "public" });
    await database().update(users).set({ isSiteAdmin: true }).where(eq(users.id, ada.userId));
    const annotation = await annotate(ada, reading);
    const post = annotation.posts[0]?.id ?? "";
    const assignment = (await assign(ada, reading)).id;
    const params = {
      slug: group.slug,
      reading: reading.id,
      key: await hangPicture({ groupId: group.id, textId: reading.textId }),
      text: reading.textId,
      translation: (await publishTranslation(ada, reading, { rows: [[0, "Ich zog in die Wälder."]] }))
        .translationId,
      import: await keepBegun(ada, group.slug),
      assignment,
      annotation: annotation.id,
      post,
    };
    const token = (await addToken(ada, { name: "t", isReadOnly: false })).token;
    for (const { name, path, operation } of operations.filter(({ method }) => method === "get")) {
      const query = QUERIES[path] ?? "";
      const [open, own] = [
        await send({ method: "GET", path, params, query }),
        await send({ method: "GET", path, params, query, token }),
      ];
      await Promise.all([open.body?.cancel(), own.body?.cancel()]);
      expect(own.status, name).toBe(200);
      expect(open.status, name).toBe(operation.security ? 200 : 401);
    }
  });
});
