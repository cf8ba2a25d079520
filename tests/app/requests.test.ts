import { sql } from "drizzle-orm";
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

describe("If-Match", () => {
  const body = { markdown: "Better" };
  const editingGroup = async (description: string, condition: string) => {
    const { slug } = stage.group;
    const organizer = (await addToken(stage.ada, { name: "test", isReadOnly: false })).token;
    const sent = { path: "/groups/{slug}", params: { slug }, token: organizer };
    const headers = { "if-match": condition };
    return {
      answer: await ask({ ...sent, method: "PATCH", body: { description }, headers }),
      now: (await ask(sent)).body.description,
    };
  };

  test.each(['"7", "8"', '"abc"', "W/", '"1" "2"'])(
    "%s is no version, and nothing is changed",
    async (condition) => {
      const { answer, now } = await editingGroup(`with ${condition}`, condition);
      expect(answer).toMatchObject({ status: 422, body: { code: "if-match" } });
      expect(now).not.toBe(`with ${condition}`);
    },
  );

  test("* holds for what is there, but is no version of a post", async () => {
    expect((await editingGroup("with *", "*")).now).toBe("with *");
    const { edit } = await ownPost();
    expect(await edit({ body }, { "if-match": "*" })).toMatchObject({ status: 428 });
  });

  test("a stale one fails as a precondition, and a conflict of another kind stays one", async () => {
    expect((await editingGroup("late", '"99"')).answer).toMatchObject({
      status: 412,
      body: { code: "stale" },
    });
    const own = { ...comment, id: newId() };
    await annotating(own);
    const other = await annotating({ ...own, audience: "me" }, { "if-match": "*" });
    expect(other).toMatchObject({ status: 409, body: { code: "id-taken" } });
  });

  test("is refused where no version is known, rather than passed over", async () => {
    const { id } = (await annotating(comment)).body;
    const on = { path: "/annotations/{annotation}", params: { annotation: id } };
    const deleting = await ask({ ...on, method: "DELETE", headers: { "if-match": '"7"' } });
    expect(deleting).toMatchObject({ status: 422, body: { code: "if-match" } });
    expect((await ask(on)).status).toBe(200);
  });
});

describe("a list", () => {
  const all = "/readings/{reading}/annotations";

  test("goes on where it ended, by what an address may hold as it is", async () => {
    const { chidi, reading } = await buildGroupReading();
    const bearer = (await addToken(chidi, { name: "test", isReadOnly: false })).token;
    const made = [];
    for (let number = 0; number < 5; number++) made.push((await annotate(chidi, reading)).id);
    const found: string[] = [];
    for (let next: string | null = ""; next !== null; ) {
      const query: string = `?limit=2${next && `&after=${next}`}`;
      const page = await ask({ path: all, params: { reading: reading.id }, query, token: bearer });
      found.push(...page.body.items.map(({ id }: { id: string }) => id));
      next = page.body.next;
      if (next !== null) expect(next).toBe(encodeURIComponent(next));
    }
    expect(found).toEqual(made);
  });

  test("of what bears a tag has it however the tag is typed", async () => {
    const [composed, apart] = ["caf\u00e9", " cafe\u0301\u200b "];
    const made = await annotating({ ...comment, tags: [apart] });
    expect(made.body.tags).toEqual([composed]);
    for (const tag of [composed, apart]) {
      const query = `?tag=${encodeURIComponent(tag)}`;
      const { body } = await ask({ path: all, params: { reading: stage.reading.id }, query });
      expect(body.items.map(({ id }: { id: string }) => id)).toEqual([made.body.id]);
    }
  });

  test("has what was begun before the page and committed after it", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const quick = [await annotate(chidi, reading), await annotate(chidi, reading)];
    const bearer = (await addToken(chidi, { name: "test", isReadOnly: false })).token;
    const list = (query: string) => ask({ path: all, params: { reading: reading.id }, query, token: bearer });
    const first = await list("?limit=1");
    const slow = await annotate(dora, reading);
    const begun = sql`update annotations set created_at = created_at - interval '1 minute' where id = ${slow.id}`;
    await database().execute(begun);
    const rest = await list(`?after=${first.body.next}`);
    const found = [...first.body.items, ...rest.body.items].map(({ id }) => id);
    expect(found).toEqual([...quick.map(({ id }) => id), slow.id]);
  });

  test("of what a post said before comes in pages, too", async () => {
    const { edit } = await ownPost();
    for (const version of [1, 2]) await edit({ version, body: { markdown: `Words ${version}` } });
    const post = (await edit({ version: 3, body: { markdown: "Words 3" } })).body.id;
    const on = { path: "/posts/{post}/history", params: { post } };
    const versions = ({ body }: { body: { items: { version: number }[] } }) =>
      body.items.map((one) => one.version);
    const first = await ask({ ...on, query: "?limit=3" });
    expect([versions(first), first.body.next]).toEqual([[1, 2, 3], "3"]);
    const rest = await ask({ ...on, query: "?limit=3&after=3" });
    expect([versions(rest), rest.body.next]).toEqual([[4], null]);
  });

  test.each([
    "/groups",
    "/groups/{slug}/members",
    "/groups/{slug}/readings",
    "/groups/{slug}/invitations",
    "/readings/{reading}/annotations",
    "/readings/{reading}/paragraphs",
    "/readings/{reading}/live",
    "/annotations/{annotation}/posts",
    "/posts/{post}/history",
  ])("%s refuses a place that it has not told", async (path) => {
    const annotation = await annotate(stage.ada, stage.reading);
    const organizer = (await addToken(stage.ada, { name: "test", isReadOnly: false })).token;
    const on = { slug: stage.group.slug, reading: stage.reading.id, annotation: annotation.id };
    const whole = { ...on, post: annotation.posts[0]?.id ?? "" };
    for (const after of ["nonsense", "9999-99-99+00|x", "", "-1"]) {
      const answer = await ask({ path, params: whole, query: `?after=${after}`, token: organizer });
      expect(answer, after).toMatchObject({ status: 422, body: { code: "input" } });
    }
  });
});

describe("what comes first", () => {
  test("whoever is signed out is told that, before what does not fit", async () => {
    expect(await ask({ path: "/groups", query: "?limit=x", token: undefined })).toMatchObject({
      status: 401,
    });
    const open = await ask({ path: "/groups", query: "?limit=x&public=true", token: undefined });
    expect(open.status).toBe(422);
  });

  test("a member who is not there is not found, before what does not fit", async () => {
    const organizer = (await addToken(stage.ada, { name: "test", isReadOnly: false })).token;
    const on = { method: "PATCH", path: "/groups/{slug}/members/{member}", token: organizer };
    const edit = (member: string) =>
      ask({ ...on, params: { slug: stage.group.slug, member }, body: { role: 7 } });
    expect((await edit(newId())).status).toBe(404);
    expect((await edit(stage.memberIds.dora)).status).toBe(422);
  });
});

describe("what does not fit", () => {
  test("is anything that the address of a change asks for and that is not known there", async () => {
    const before = (await seenBy(stage.chidi, stage.reading)).length;
    const asked = await ask({
      method: "POST",
      path: "/readings/{reading}/annotations",
      params: { reading: stage.reading.id },
      query: "?dry-run=true",
      body: comment,
    });
    const errors = [{ path: "dry-run", message: expect.any(String) }];
    expect(asked).toMatchObject({ status: 422, body: { code: "input", errors } });
    expect(await seenBy(stage.chidi, stage.reading)).toHaveLength(before);
    expect((await ask({ path: "/me", query: "?dry-run=true" })).status).toBe(200);
  });

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
