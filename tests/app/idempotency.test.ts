import { like, sql } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { idempotencyKeys } from "@/db/schema/users";
import { newId } from "@/domain/ids";
import type { SignedInViewer } from "@/domain/viewer";
import { newGroup } from "@/domain/wire/group";
import { addToken } from "@/operations/accounts/add-token";
import { type Answer, answerOnce } from "@/operations/answers/answer-once";
import { withdrawAssignment } from "@/operations/assignments/withdraw-assignment";
import { createGroup } from "@/operations/groups/create-group";
import { findGroup } from "@/operations/groups/find-group";
import { removeMember } from "@/operations/members/remove-member";
import { assign } from "../support/build-assignment";
import { buildGroupReading } from "../support/build-discussion";
import { setPlace } from "../support/build-group";
import { buildUser } from "../support/cast";
import { mailTo } from "../support/mailbox";
import { send } from "./routes";

/** What a server leaves behind that went down between the change and its answer, a while ago. */
async function loseAnswer(key: string) {
  await database()
    .update(idempotencyKeys)
    .set({ status: null, response: null, createdAt: sql`now() - interval '2 minutes'` })
    .where(like(idempotencyKeys.key, `% ${key}`));
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

test.each([
  ["an unknown field", '{"name":"Deep","unknown":DEEP}', 201],
  ["a field that means something else", '{"name":DEEP}', 422],
])("what is nested beyond all measure in %s is answered as without a key", async (_, json, status) => {
  const { token } = await addToken(await buildUser(), { name: "a script", isReadOnly: false });
  const [path, key] = ["/groups", newId()];
  const ask = async (depth: number) => {
    const words = json.replace("DEEP", "[".repeat(depth) + "]".repeat(depth));
    const headers = { "idempotency-key": key, "content-type": "application/json" };
    const body = new Response(words).body;
    const answer = await send({ method: "POST", path, params: {}, body, token, headers });
    return { status: answer.status, body: await answer.json() };
  };
  const first = await ask(400_000);
  expect(first.status).toBe(status);
  if (status !== 201) return;
  expect(await ask(400_000)).toEqual(first);
  expect(await ask(399_999)).toMatchObject({ status: 422, body: { code: "idempotency.other-request" } });
});

describe("a key whose request took long", () => {
  const ask = async () => {};
  const once = (viewer: SignedInViewer, key: string, body: object) =>
    answerOnce(
      { viewer, key, requestHash: "same" },
      { ask, produce: async (id) => ({ status: 201, body: { ...body, id } }) },
    );

  /** A request that has the key by now, and is answered when `settle` says how. */
  async function begin(viewer: SignedInViewer, key: string) {
    let settle: (outcome: object | Error) => void = () => {};
    let hasBegun = () => {};
    const begun = new Promise<void>((resolve) => {
      hasBegun = resolve;
    });
    const produce = (id: string) => {
      hasBegun();
      return new Promise<Answer>((resolve, reject) => {
        settle = (outcome) =>
          outcome instanceof Error ? reject(outcome) : resolve({ status: 201, body: { ...outcome, id } });
      });
    };
    const answered = answerOnce({ viewer, key, requestHash: "same" }, { ask, produce });
    await begun;
    return { answered, settle };
  }

  test("is neither answered nor given back by that request once another one holds it", async () => {
    const [viewer, key] = [await buildUser(), newId()];
    const slow = await begin(viewer, key);
    await loseAnswer(key);
    const failing = await begin(viewer, key);
    await loseAnswer(key);
    const quick = await once(viewer, key, { by: "quick" });

    slow.settle({ by: "slow" });
    expect((await slow.answered).body).toEqual({ ...(quick.body as object), by: "slow" });
    failing.settle(new Error("no"));
    await expect(failing.answered).rejects.toThrow("no");
    expect(await once(viewer, key, { by: "nobody" })).toEqual(quick);
  });

  test("is not for another request, also when it was left behind", async () => {
    const [viewer, key] = [await buildUser(), newId()];
    await once(viewer, key, {});
    await loseAnswer(key);
    const produce = () => Promise.reject(new Error("carried out"));
    const other = answerOnce({ viewer, key, requestHash: "other" }, { ask, produce });
    await expect(other).rejects.toMatchObject({ code: "idempotency.other-request" });
  });

  test("answers also when the answer could not be kept", async () => {
    const [viewer, key] = [await buildUser(), newId()];
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const answer = await answerOnce(
      { viewer, key, requestHash: "same" },
      { ask, produce: async () => ({ status: 201, body: circle }) },
    );
    expect(answer.status).toBe(201);
    expect(await count("idempotency_keys", `key like '% ${key}'`)).toBe(1);
  });
});

describe("what was answered", () => {
  const inviting = async () => {
    const { ada, group } = await buildGroupReading();
    const [key, params] = [newId(), { slug: group.slug }];
    const invite = async (bound: Partial<Parameters<typeof addToken>[1]> | string) => {
      const token =
        typeof bound === "string"
          ? bound
          : (await addToken(ada, { name: "a script", isReadOnly: false, ...bound })).token;
      const headers = { "idempotency-key": key };
      const path = "/groups/{slug}/invitations";
      const answer = await send({ method: "POST", path, params, body: { maxUses: 3 }, token, headers });
      return { status: answer.status, body: await answer.json() };
    };
    const { token } = await addToken(ada, { name: "a script", isReadOnly: false });
    return { ada, group, key, token, invite, first: await invite(token) };
  };

  test("is told to the same credential alone: not to one that may only read, or is for another group", async () => {
    const { ada, token, invite, first } = await inviting();
    const other = await createGroup(ada, newGroup.parse({ name: "Other" }));
    expect(await invite(token)).toEqual(first);
    expect(await invite({ isReadOnly: true })).toMatchObject({ status: 403 });
    expect(await invite({ group: other.slug })).toMatchObject({ status: 404 });
  });

  test("is told to nobody who may no longer ask it", async () => {
    const { ada, group, token, invite } = await inviting();
    const memberId = (await findGroup(ada, group.slug)).membership?.id ?? "";
    await setPlace(memberId, { role: "member" });
    expect(await invite(token)).toMatchObject({ status: 403, body: { code: "forbidden" } });
    await setPlace(memberId, { state: "removed" });
    expect(await invite(token)).toMatchObject({ status: 404 });
  });

  test("about a group, when one joined it, is not told once one was removed", async () => {
    const { ada, group, first } = await inviting();
    const [bruno, keys] = [await buildUser(), [newId(), newId()] as const];
    const ask = await asking(bruno);
    const accept = () => ask(keys[0], "/invitations/accept", {}, { token: first.body.token });
    const join = () => ask(keys[1], "/groups/{slug}/join", { slug: group.slug }, undefined);
    const accepted = await accept();
    expect(accepted).toMatchObject({ status: 200, body: { group: { slug: group.slug } } });
    expect([await accept(), (await join()).status]).toEqual([accepted, 201]);
    await removeMember(ada, group.slug, accepted.body.member.id);
    expect([(await accept()).status, (await join()).status]).toEqual([403, 404]);
  });

  test("about what was put back is not told once one was removed", async () => {
    const { ada, reading, memberIds } = await buildGroupReading();
    const { id: assignment } = await assign(ada, reading);
    await withdrawAssignment(ada, assignment);
    const [ask, key] = [await asking(ada), newId()];
    const restore = () => ask(key, "/assignments/{assignment}/restore", { assignment }, undefined);
    const first = await restore();
    expect(first).toMatchObject({ status: 200, body: { id: assignment } });
    expect(await restore()).toEqual(first);
    for (const place of [{ role: "member" }, { state: "removed" }] as const) {
      await setPlace(memberIds.ada, place);
      expect((await restore()).status).toBe(404);
    }
  });

  test("lies in no database and no backup for others to read", async () => {
    const { key, first } = await inviting();
    const [row] = await database()
      .select()
      .from(idempotencyKeys)
      .where(like(idempotencyKeys.key, `% ${key}`));
    expect(row?.status).toBe(201);
    expect(JSON.stringify(row)).not.toContain(first.body.token);
  });

  test("is made anew where the site's secret has changed", async () => {
    const [ada, key] = [await buildUser(), newId()];
    const ask = await asking(ada);
    const create = () => ask(key, "/groups", {}, { name: "Sealed" });
    const first = await create();
    vi.stubEnv("NEXTAUTH_SECRET", "another secret, another secret");
    expect(await create()).toEqual(first);
    vi.unstubAllEnvs();
  });
});
