import { beforeAll, expect, test } from "vitest";
import { openApi } from "@/app/_request/openapi";
import { exportReadingEndpoint } from "@/app/api/v1/_endpoints/readings";
import { database } from "@/db/client";
import { countTowardsLimit } from "@/db/queries/rate-limits";
import { EXPORT_FILES } from "@/domain/exports";
import { EXPORTING, EXPORTING_FROM } from "@/domain/limits";
import { addToken } from "@/operations/accounts/add-token";
import { annotate, buildGroupReading } from "../support/build-discussion";
import { send } from "./routes";

let stage: Awaited<ReturnType<typeof buildGroupReading>>;
let token: string;
beforeAll(async () => {
  stage = await buildGroupReading();
  token = (await addToken(stage.chidi, { name: "an archive", isReadOnly: true })).token;
  await annotate(stage.dora, stage.reading);
});

const ask = (query: string, on = stage.reading.id, by: string | undefined = token) =>
  send({ method: "GET", path: "/readings/{reading}/export", params: { reading: on }, query, token: by });

test.each([
  ["text", "Walden.txt", /^I went to the woods/],
  ["markdown", "Walden.md", /What would \*deliberately\* mean here\?/],
  ["json", "Walden.json", /"TextPositionSelector"/],
  ["csv", "Walden.csv", /What would deliberately mean here\?/],
] as const)("a script takes a reading along as %s", async (format, name, content) => {
  const answer = await ask(`?format=${format}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe(EXPORT_FILES[format].type);
  expect(answer.headers.get("content-disposition")).toBe(`attachment; filename*=UTF-8''${name}`);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(await answer.text()).toMatch(content);
});

test.each(["", "?format=", "?format=pdf"])(
  "one that asks for %j is told what does not fit",
  async (query) => {
    const answer = await ask(query);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: "input", errors: [{ path: "format" }] });
  },
);

test("in a public group nobody need sign in", async () => {
  const { reading, chidi } = await buildGroupReading({ visibility: "public" });
  await annotate(chidi, reading, { audience: "me", body: { markdown: "mine alone" } });
  const answer = await send({
    method: "GET",
    path: "/readings/{reading}/export",
    params: { reading: reading.id },
    query: "?format=csv",
  });
  expect(answer.status).toBe(200);
  expect(await answer.text()).not.toContain("mine alone");
});

test("whoever takes nothing more ends the making of it", async () => {
  const answer = await ask("?format=markdown");
  const reader = answer.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  await reader?.cancel();
  expect((await ask("?format=markdown")).status).toBe(200);
});

test("a loop that runs away is asked to wait", async () => {
  const busy = await buildGroupReading();
  const bearer = (await addToken(busy.olive, { name: "a loop", isReadOnly: true })).token;
  await countTowardsLimit(database(), `export:${busy.olive.userId}`, EXPORTING);
  for (let count = 2; count <= EXPORTING.points; count++)
    await countTowardsLimit(database(), `export:${busy.olive.userId}`, EXPORTING);
  const answer = await ask("?format=text", busy.reading.id, bearer);
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("people without an account share what their address may take, and those of another one are not kept waiting", async () => {
  const { reading } = await buildGroupReading({ visibility: "public" });
  const from = (address: string) =>
    send({
      method: "GET",
      path: "/readings/{reading}/export",
      params: { reading: reading.id },
      query: "?format=csv",
      headers: { "x-forwarded-for": address },
    });
  await countTowardsLimit(database(), "export-from:192.0.2.7", {
    seconds: EXPORTING_FROM.seconds,
    points: EXPORTING_FROM.points - 1,
  });
  expect((await from("192.0.2.7")).status).toBe(200);
  const refused = await from("::ffff:192.0.2.7");
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: "too-many" });
  expect((await from("192.0.2.8")).status).toBe(200);
});

test("the description names every kind of file", () => {
  const { paths } = openApi([exportReadingEndpoint]);
  const path = paths as Record<string, { get: { responses: Record<string, { content: object }> } }>;
  const types = Object.values(EXPORT_FILES).map(({ type }) => type.split(";")[0]);
  expect(Object.keys(path["/readings/{reading}/export"]?.get.responses[200]?.content ?? {})).toEqual(types);
});
