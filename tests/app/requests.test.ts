import { beforeAll, describe, expect, test, vi } from "vitest";
import { database, renewDatabase } from "@/db/client";
import { countTowardsLimit } from "@/db/queries/rate-limits";
import { newId } from "@/domain/ids";
import { addToken } from "@/operations/accounts/add-token";
import { annotate, buildGroupReading, seenBy } from "../support/build-discussion";
import { type Sent, send } from "./routes";

/** What every route does with a request, shown on annotations and posts. */
let stage: Awaited<ReturnType<typeof buildGroupReading>>;
let token: string;

beforeAll(async () => {
  stage = await buildGroupReading();
  token = (await addToken(stage.chidi, { name: "test", isReadOnly: false })).token;
});

const ask = async (request: Partial<Sent>) => {
  const answer = await send({ method: "GET", path: "/me", params: {}, token, ...request });
  return { status: answer.status, headers: answer.headers, body: await answer.json().catch(() => null) };
};
const annotating = (body: object, headers = {}) =>
  ask({
    method: "POST",
    path: "/readings/{reading}/annotations",
    params: { reading: stage.reading.id },
    body,
    headers,
  });
const comment = { passage: { paragraph: 1 }, body: { markdown: "Well" } };

async function ownPost() {
  const [post] = (await annotate(stage.chidi, stage.reading)).posts;
  const edit = (body: object, headers = {}) =>
    ask({ method: "PATCH", path: "/posts/{post}", params: { post: post?.id ?? "" }, body, headers });
  return { edit };
}

describe("an idempotency key", () => {
  test("makes a repetition get the same answer, and adds nothing", async () => {
    const key = { "idempotency-key": newId() };
    const before = (await seenBy(stage.chidi, stage.reading)).length;
    const [first, again] = [await annotating(comment, key), await annotating(comment, key)];
    expect(first.status).toBe(201);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(await seenBy(stage.chidi, stage.reading)).toHaveLength(before + 1);
  });

  test("with another body is refused", async () => {
    const key = { "idempotency-key": newId() };
    await annotating(comment, key);
    const other = await annotating({ ...comment, kind: "question" }, key);
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency.other-request" } });
  });

  test("is free again after a failure", async () => {
    const key = { "idempotency-key": newId() };
    const bad = { ...comment, passage: { paragraph: 99 } };
    expect((await annotating(bad, key)).status).toBe(422);
    expect((await annotating(comment, key)).status).toBe(201);
  });
});

describe("editing", () => {
  const body = { markdown: "Better" };
  test("needs the version it was made on", async () => {
    const { edit } = await ownPost();
    expect(await edit({ body })).toMatchObject({ status: 428, body: { code: "version-missing" } });
  });

  test("a stale version is a conflict that shows the words as they are", async () => {
    const { edit } = await ownPost();
    expect((await edit({ version: 1, body })).status).toBe(200);
    const stale = await edit({ version: 1, body: { markdown: "Late" } });
    expect(stale).toMatchObject({
      status: 409,
      body: { code: "stale", current: { version: 2, body: { text: "Better" } } },
    });
  });

  test("If-Match says the same, and a stale one fails as a precondition", async () => {
    const { edit } = await ownPost();
    const edited = await edit({ body }, { "if-match": '"1"' });
    expect(edited.status).toBe(200);
    expect(edited.headers.get("etag")).toBe('"2"');
    expect((await edit({ body }, { "if-match": '"1"' })).status).toBe(412);
  });
});

describe("what does not fit", () => {
  const table: [string, object, number, string][] = [
    ["a passage without a place", { body: { markdown: "Well" } }, 422, "input"],
    [
      "a quote that is not in the paragraph",
      { ...comment, passage: { paragraph: 1, quote: "xyzzy" } },
      422,
      "passage.not-found",
    ],
    [
      "a paragraph that is not there",
      { ...comment, passage: { paragraph: 77 } },
      422,
      "passage.no-such-paragraph",
    ],
    ["a comment without words", { passage: { paragraph: 1 } }, 422, "annotation.needs-words"],
    ["words that are only spaces", { ...comment, body: { markdown: "  \n " } }, 422, "post.empty"],
    [
      "a post of 100,000 characters",
      { ...comment, body: { markdown: "a".repeat(100_000) } },
      422,
      "post.too-long",
    ],
    [
      "a body with a script",
      { ...comment, body: { tiptap: { type: "doc", content: [{ type: "script" }] } } },
      422,
      "post.not-ours",
    ],
    ["an audience there is not", { ...comment, audience: "world" }, 422, "input"],
    ["an id that is none", { ...comment, id: "1; drop table posts" }, 422, "input"],
  ];
  test.each(table)("%s is told so, and nothing is kept", async (_, body, status, code) => {
    const before = (await seenBy(stage.chidi, stage.reading)).length;
    const answer = await annotating(body);
    expect(answer).toMatchObject({ status, body: { status, code, title: expect.stringMatching(/\w+/) } });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await seenBy(stage.chidi, stage.reading)).toHaveLength(before);
  });

  test("what is not JSON is told so", async () => {
    const answer = await annotating(comment, { "content-type": "text/plain" });
    expect(answer).toMatchObject({ status: 422, body: { code: "body.not-json" } });
  });
});

test("a page of somebody who is no longer signed in here writes nothing under another name", async () => {
  const before = (await seenBy(stage.chidi, stage.reading)).length;
  const answer = await annotating(comment, { "x-colloquy-user": stage.dora.userId });
  expect(answer).toMatchObject({ status: 403, body: { code: "other-account" } });
  expect((await annotating(comment, { "x-colloquy-user": stage.chidi.userId })).status).toBe(201);
  expect(await seenBy(stage.chidi, stage.reading)).toHaveLength(before + 1);
});

test("personal answers are kept by nobody in between", async () => {
  expect((await ask({})).headers.get("cache-control")).toBe("private, no-store");
});

test("the thousand-and-first write in five minutes is asked to wait", async () => {
  const busy = await buildGroupReading();
  const bearer = (await addToken(busy.dora, { name: "busy", isReadOnly: false })).token;
  const marking = {
    method: "POST",
    path: "/readings/{reading}/read-marks",
    params: { reading: busy.reading.id },
  };
  const mark = () => send({ ...marking, body: {}, token: bearer });
  await countTowardsLimit(database(), `write:${busy.dora.userId}`, { seconds: 300, points: 999 });
  expect((await mark()).status).toBe(204);
  const refused = await mark();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("while the database is away, a program is told to come again in a moment", async () => {
  vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
  renewDatabase();
  const away = await ask({});
  vi.unstubAllEnvs();
  renewDatabase();

  expect(away).toMatchObject({ status: 503, body: { code: "away" } });
  expect(away.headers.get("retry-after")).toBe("2");
  expect((await ask({})).status).toBe(200);
});
