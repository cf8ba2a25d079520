import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { idempotencyKeys } from "@/db/schema/users";
import { newId } from "@/domain/ids";
import type { SignedInViewer } from "@/domain/viewer";
import { addToken } from "@/operations/accounts/add-token";
import { answerOnce } from "@/operations/answers/answer-once";
import { buildGroupReading } from "../support/build-discussion";
import { buildUser } from "../support/cast";
import { mailTo } from "../support/mailbox";
import { send } from "./routes";

/** What a server leaves behind that went down between the change and its answer, a while ago. */
async function loseAnswer(key: string) {
  await database()
    .update(idempotencyKeys)
    .set({ status: null, response: null, createdAt: sql`now() - interval '2 minutes'` })
    .where(eq(idempotencyKeys.key, key));
}

async function asking(viewer: SignedInViewer) {
  const { token } = await addToken(viewer, { name: "a script", isReadOnly: false });
  return async (key: string, path: string, params: Record<string, string>, body: unknown) => {
    const headers = { "idempotency-key": key };
    const answer = await send({ method: "POST", path, params, body, token, headers });
    return { status: answer.status, body: await answer.json() };
  };
}

const count = async (table: string, where: string) => {
  const [row] = await database().execute<{ count: string }>(`select count(*) from ${table} where ${where}`);
  return Number(row?.count);
};

describe("a request whose answer was lost is answered anew, and nothing is made twice", () => {
  test("a group", async () => {
    const [ada, key] = [await buildUser(), newId()];
    const ask = await asking(ada);
    const create = () => ask(key, "/groups", {}, { name: "Once" });
    const first = await create();
    await loseAnswer(key);
    expect(await create()).toEqual(first);
    expect(await count("groups", "name = 'Once'")).toBe(1);
    expect((await ask(newId(), "/groups", {}, { name: "Once" })).body.slug).toBe("once-2");
  });

  test("a reading", async () => {
    const [{ ada, group }, key] = [await buildGroupReading(), newId()];
    const ask = await asking(ada);
    const text = { title: "Once", format: "text", content: "One.\n\nTwo." };
    const add = () => ask(key, "/groups/{slug}/readings", { slug: group.slug }, text);
    const first = await add();
    expect(first.status).toBe(201);
    await loseAnswer(key);
    expect(await add()).toEqual(first);
    expect(await count("texts", "title = 'Once'")).toBe(1);
  });

  test("an invitation, whose link is the same and whose mail is sent once", async () => {
    const [{ ada, group }, key] = [await buildGroupReading(), newId()];
    const ask = await asking(ada);
    const invite = () =>
      ask(key, "/groups/{slug}/invitations", { slug: group.slug }, { email: "eve@example.org" });
    const first = await invite();
    await loseAnswer(key);
    expect(await invite()).toEqual(first);
    expect(await mailTo("eve@example.org")).toHaveLength(1);
  });

  test("an annotation, and a post", async () => {
    const [{ chidi, reading }, keys] = [await buildGroupReading(), [newId(), newId()] as const];
    const ask = await asking(chidi);
    const comment = { passage: { paragraph: 1 }, body: { markdown: "Once" } };
    const annotate = () => ask(keys[0], "/readings/{reading}/annotations", { reading: reading.id }, comment);
    const first = await annotate();
    await loseAnswer(keys[0]);
    expect(await annotate()).toEqual(first);

    const params = { annotation: first.body.id };
    const answer = () =>
      ask(keys[1], "/annotations/{annotation}/posts", params, { body: { markdown: "Again" } });
    const post = await answer();
    await loseAnswer(keys[1]);
    expect(await answer()).toEqual(post);
    expect(await count("posts", `reading_id = '${reading.id}'`)).toBe(2);
  });
});

describe("a key whose request took long", () => {
  const once = (userId: string, key: string, body: object) =>
    answerOnce({ userId, key, requestHash: "same" }, async (id) => ({ status: 201, body: { ...body, id } }));

  /** A request that has the key by now, and is answered when `settle` says how. */
  async function begin(userId: string, key: string) {
    let settle: (outcome: object | Error) => void = () => {};
    let hasBegun = () => {};
    const begun = new Promise<void>((resolve) => {
      hasBegun = resolve;
    });
    const answered = answerOnce({ userId, key, requestHash: "same" }, (id) => {
      hasBegun();
      return new Promise((resolve, reject) => {
        settle = (outcome) =>
          outcome instanceof Error ? reject(outcome) : resolve({ status: 201, body: { ...outcome, id } });
      });
    });
    await begun;
    return { answered, settle };
  }

  test("is neither answered nor given back by that request once another one holds it", async () => {
    const [{ userId }, key] = [await buildUser(), newId()];
    const slow = await begin(userId, key);
    await loseAnswer(key);
    const failing = await begin(userId, key);
    await loseAnswer(key);
    const quick = await once(userId, key, { by: "quick" });

    slow.settle({ by: "slow" });
    expect((await slow.answered).body).toEqual({ ...(quick.body as object), by: "slow" });
    failing.settle(new Error("no"));
    await expect(failing.answered).rejects.toThrow("no");
    expect(await once(userId, key, { by: "nobody" })).toEqual(quick);
  });

  test("is not for another request, also when it was left behind", async () => {
    const [{ userId }, key] = [await buildUser(), newId()];
    await once(userId, key, {});
    await loseAnswer(key);
    const other = answerOnce({ userId, key, requestHash: "other" }, () =>
      Promise.reject(new Error("carried out")),
    );
    await expect(other).rejects.toMatchObject({ code: "idempotency.other-request" });
  });

  test("answers also when the answer could not be kept", async () => {
    const [{ userId }, key] = [await buildUser(), newId()];
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const answer = await answerOnce({ userId, key, requestHash: "same" }, async () => ({
      status: 201,
      body: circle,
    }));
    expect(answer.status).toBe(201);
    expect(await count("idempotency_keys", `key = '${key}'`)).toBe(1);
  });
});
