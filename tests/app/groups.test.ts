import { describe, expect, test } from "vitest";
import { POST as addReading } from "@/app/api/v1/groups/[slug]/readings/route";
import { NotFound } from "@/domain/problems";
import { addToken } from "@/operations/accounts/add-token";
import { editGroup } from "@/operations/groups/edit-group";
import { openHome } from "@/operations/groups/open-home";
import { listMembers } from "@/operations/members/list-members";
import { annotate } from "../support/build-discussion";
import { buildGroup, type Person } from "../support/build-group";
import { buildReading } from "../support/build-reading";
import { buildUser } from "../support/cast";
import { textOf } from "../support/text-of";
import { ask, tokenOf } from "./ask";
import { send } from "./routes";

describe("a script", () => {
  test("creates a group, reads it, changes it, and is told when it is late", async () => {
    const ada = await buildUser();
    const made = await ask(ada, "POST /groups", {}, { name: "Slow Readers", visibility: "public" });
    expect(made).toMatchObject({ status: 201, body: { slug: "slow-readers", version: 1, memberCount: 1 } });

    const inGroup = { slug: "slow-readers" };
    const edit = { name: "Slower Readers", version: 1 };
    const edited = await ask(ada, "PATCH /groups/{slug}", inGroup, edit);
    expect(edited).toMatchObject({ status: 200, body: { name: "Slower Readers", version: 2 } });
    expect(await ask(ada, "PATCH /groups/{slug}", inGroup, edit)).toMatchObject({
      status: 409,
      body: { code: "stale", current: { version: 2 } },
    });
  });

  test("archives a group and a reading, and takes them up again", async () => {
    const { group, people } = await buildGroup({ members: { ada: "organizer", dora: "member" } });
    const reading = await buildReading({ group, organizer: people.ada });
    const edit = (path: string, body: unknown, who = people.ada) =>
      ask(who, `PATCH ${path}`, { slug: group.slug, reading: reading.id }, body);
    const archive = (path: string, archived: boolean) => edit(path, { archived });
    const whole = { status: 200, body: { archivedAt: expect.any(String) } };
    const open = { status: 200, body: { archivedAt: null } };

    expect(await archive("/readings/{reading}", true)).toMatchObject(whole);
    expect(await archive("/readings/{reading}", false)).toMatchObject(open);
    for (const wrong of [{}, { archived: "yes" }, { title: "Another" }])
      expect((await edit("/readings/{reading}", wrong)).status).toBe(422);
    expect((await edit("/readings/{reading}", { archived: true }, people.dora)).status).toBe(403);

    expect(await archive("/groups/{slug}", true)).toMatchObject({ ...whole, body: { version: 2 } });
    expect((await archive("/readings/{reading}", true)).status).toBe(403);
    expect((await edit("/groups/{slug}", { name: "Another" })).status).toBe(403);
    expect((await edit("/groups/{slug}", { archived: false, version: 1 })).body).toMatchObject({
      code: "stale",
    });
    expect(await archive("/groups/{slug}", false)).toMatchObject(open);
  });

  test("makes a link that others accept, once each", async () => {
    const { group, people } = await buildGroup({ members: { ada: "organizer" } });
    const bruno = await buildUser({ name: "Bruno" });

    const made = await ask(
      people.ada,
      "POST /groups/{slug}/invitations",
      { slug: group.slug },
      { maxUses: 1 },
    );
    expect(made.status).toBe(201);
    expect(made.body.url).toBe(`http://127.0.0.1:3000/invitations/${made.body.token}`);
    const { token } = made.body;
    for (let time = 0; time < 2; time++)
      expect(await ask(bruno, "POST /invitations/accept", {}, { token })).toMatchObject({
        status: 200,
        body: { group: { slug: group.slug }, member: { name: "Bruno", role: "member", state: "active" } },
      });
    expect(await ask(await buildUser(), "POST /invitations/accept", {}, { token })).toMatchObject({
      status: 422,
      body: { code: "invitation.used-up" },
    });
  });

  test("joins a public group, and leaves it by its own membership", async () => {
    const { group } = await buildGroup({ visibility: "public", admission: "open", members: {} });
    const bruno = await buildUser({ name: "Bruno" });
    const inGroup = { slug: group.slug };

    const joined = await ask(bruno, "POST /groups/{slug}/join", inGroup);
    expect(joined).toMatchObject({ status: 201, body: { state: "active" } });

    const own = { ...inGroup, member: joined.body.id };
    expect(await ask(bruno, "DELETE /groups/{slug}/members/{member}", own)).toMatchObject({ status: 204 });
    const after = await ask(bruno, "GET /groups/{slug}", inGroup);
    expect(after.body.membership).toMatchObject({ state: "left" });
  });

  test("leaves a group that it alone organizes to a member it names", async () => {
    const { group, people, memberIds } = await buildGroup({ members: { ada: "organizer", bruno: "member" } });
    const inGroup = { slug: group.slug };
    const leave = (body?: unknown) => ask(people.ada, "POST /groups/{slug}/leave", inGroup, body);
    for (const body of [undefined, {}])
      expect(await leave(body)).toMatchObject({ status: 409, body: { code: "member.last-organizer" } });
    expect((await leave({ successor: 7 })).status).toBe(422);
    expect((await leave({ successor: memberIds.bruno })).status).toBe(204);
    expect(await ask(people.bruno, "GET /groups/{slug}", inGroup)).toMatchObject({
      body: { membership: { role: "organizer" }, memberCount: 1 },
    });
  });

  test("leaves without its name, which what it wrote bears no more", async () => {
    const { group, people } = await buildGroup({ members: { ada: "organizer", bruno: "member" } });
    const reading = await buildReading({ group, organizer: people.ada });
    const { posts } = await annotate(people.bruno, reading);
    const leave = (name: string) =>
      ask(people.bruno, "POST /groups/{slug}/leave", { slug: group.slug }, { name });
    expect((await leave("Nobody")).status).toBe(422);
    expect((await leave("former-member")).status).toBe(204);
    const post = await ask(people.ada, "GET /posts/{post}", { post: posts[0]?.id ?? "" });
    expect(post.body.author).toMatchObject({ name: "Former member", handle: "" });
  });

  test("asks to join, and withdraws it by its own membership; nobody else's request is its to withdraw", async () => {
    const { group, memberIds } = await buildGroup({
      visibility: "public",
      admission: "on-request",
      members: { chidi: "pending" },
    });
    const bruno = await buildUser({ name: "Bruno" });
    const inGroup = { slug: group.slug };
    const asked = await ask(bruno, "POST /groups/{slug}/join", inGroup);
    expect(asked).toMatchObject({ status: 201, body: { state: "pending" } });

    const drop = (member: string) =>
      ask(bruno, "DELETE /groups/{slug}/members/{member}", { ...inGroup, member });
    expect((await drop(memberIds.chidi)).status).toBe(404);
    expect(await drop(asked.body.id)).toMatchObject({ status: 204 });
    const after = await ask(bruno, "GET /groups/{slug}", inGroup);
    expect(after.body.membership).toMatchObject({ state: "left" });
    expect((await drop(asked.body.id)).status).toBe(403);
  });

  test("asks to join with a few words, and is declined with a few words", async () => {
    const { group, people } = await buildGroup({
      visibility: "public",
      admission: "on-request",
      members: { ada: "organizer", dora: "member" },
    });
    const bruno = await buildUser({ name: "Bruno" });
    const inGroup = { slug: group.slug };
    const join = (body: unknown) => ask(bruno, "POST /groups/{slug}/join", inGroup, body);
    expect(await join({ message: "x".repeat(1_001) })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "message", message: "member.words-too-long" }] },
    });
    const asked = await join({ message: "  May I?\r\nI read slowly.\0 " });
    expect(asked).toMatchObject({ status: 201, body: { message: "May I?\nI read slowly." } });

    const list = (viewer: Person) => ask(viewer, "GET /groups/{slug}/members", inGroup);
    expect((await list(people.ada)).body.items.at(-1)).toMatchObject({ message: "May I?\nI read slowly." });
    expect(JSON.stringify((await list(people.dora)).body)).not.toContain("May I?");

    const decline = (viewer: Person, body: unknown) =>
      ask(viewer, "PATCH /groups/{slug}/members/{member}", { ...inGroup, member: asked.body.id }, body);
    expect((await decline(people.dora, { state: "removed", note: "No" })).status).toBe(403);
    for (const wrong of [
      { state: "active", note: "No" },
      { note: "No" },
      { state: "removed", role: "member" },
    ])
      expect((await decline(people.ada, wrong)).status).toBe(422);
    expect(await decline(people.ada, { state: "removed", note: "Not this term." })).toMatchObject({
      status: 200,
      body: { state: "removed" },
    });
    expect((await decline(people.ada, { state: "removed" })).body).toMatchObject({
      code: "member.not-pending",
    });
    const after = await ask(bruno, "GET /groups/{slug}", inGroup);
    expect(after.body.membership).toMatchObject({ message: null, declined: { note: "Not this term." } });
  });

  test("withdraws a request that it made before the group turned private, of which nothing more is told", async () => {
    const { group, people, memberIds } = await buildGroup({
      visibility: "public",
      admission: "on-request",
      members: { ada: "organizer", chidi: "pending" },
    });
    const bruno = await buildUser({ name: "Bruno" });
    const inGroup = { slug: group.slug };
    const asked = await ask(bruno, "POST /groups/{slug}/join", inGroup);
    await editGroup(people.ada, group.slug, { visibility: "private" });
    const drop = (member: string) =>
      ask(bruno, "DELETE /groups/{slug}/members/{member}", { ...inGroup, member });

    expect(await ask(bruno, "GET /groups/{slug}", inGroup)).toMatchObject({ status: 404 });
    expect(await openHome(bruno)).toMatchObject({ mine: [], closed: [group.slug] });
    expect((await drop(memberIds.chidi)).status).toBe(404);
    expect((await drop(asked.body.id)).status).toBe(204);
    expect((await drop(asked.body.id)).status).toBe(404);
    expect(await openHome(bruno)).toMatchObject({ closed: [] });
    const waiting = await listMembers(people.ada, group.slug, { states: ["pending"], limit: 9 });
    expect(waiting.items.map(({ name }) => name)).toEqual(["chidi"]);
  });

  test("publishes a text from JSON, and from a file", async () => {
    const { group, people } = await buildGroup({ members: { ada: "organizer" } });
    const inGroup = { slug: group.slug };
    const json = { title: "Two", format: "text", content: "One.\n\nTwo.", asIs: true };
    expect(await ask(people.ada, "POST /groups/{slug}/readings", inGroup, json)).toMatchObject({
      status: 201,
      body: { title: "Two", paragraphCount: 2, excluded: [], warnings: [], group: group.slug },
    });

    const form = new FormData();
    form.set("file", new File(["Alpha.\n\nBeta.\n\nGamma."], "greek letters.txt", { type: "text/plain" }));
    form.set("asIs", "true");
    const answer = await addReading(
      new Request("http://127.0.0.1:3000/api/v1/groups/x/readings", {
        method: "POST",
        headers: { authorization: `Bearer ${await tokenOf(people.ada)}` },
        body: form,
      }),
      { params: Promise.resolve(inGroup) },
    );
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ paragraphCount: 3 });
  });

  test("that has a token for reading, or for one group, is told that it is the token", async () => {
    const { group, people } = await buildGroup({
      visibility: "public",
      admission: "open",
      members: { ada: "organizer" },
    });
    const { slug } = group;
    const asked = async (limits: { isReadOnly: boolean; group?: string }, path: string, body: unknown) => {
      const { token } = await addToken(people.ada, { name: "a script", ...limits });
      const answer = await send({ method: "POST", path, params: { slug }, body, token });
      return { status: answer.status, body: await answer.json() };
    };
    const told = (code: string, title: RegExp) => ({
      status: 403,
      body: { code, title: expect.stringMatching(title) },
    });
    const readOnly = told("token.read-only", /may only read/);
    const json = { title: "T", format: "text", content: "One." };
    expect(await asked({ isReadOnly: true }, "/groups/{slug}/readings", json)).toMatchObject(readOnly);
    expect(await asked({ isReadOnly: true }, "/groups/{slug}/join", undefined)).toMatchObject(readOnly);
    expect(await asked({ isReadOnly: true }, "/groups", { name: "Mine" })).toMatchObject(readOnly);
    const bound = { isReadOnly: false, group: slug };
    expect(await asked(bound, "/groups", { name: "Mine" })).toMatchObject(
      told("token.one-group", /one group only/),
    );
  });

  test("is refused to a member in words that say who may, as is reading what is not for them", async () => {
    const { group, people } = await buildGroup({ members: { ada: "organizer", dora: "member" } });
    const at = { slug: group.slug };
    const refusal = {
      status: 403,
      body: { code: "forbidden", title: "Only an organizer of this group can do this." },
    };
    const json = { title: "Two", format: "text", content: "One.\n\nTwo." };
    expect(await ask(people.dora, "POST /groups/{slug}/readings", at, json)).toMatchObject(refusal);
    expect(await ask(people.dora, "GET /groups/{slug}/invitations", at)).toMatchObject(refusal);
  });

  test("finds a text whose group's address was typed in capitals", async () => {
    const { group, people } = await buildGroup({ name: "Capitals", members: { ada: "organizer" } });
    const reading = await buildReading({ group, organizer: people.ada });
    const at = { group: group.slug.toUpperCase(), reading: reading.id };
    expect(await textOf(people.ada, at)).toContain("I went to the woods");
    await expect(textOf(people.ada, { ...at, group: "elsewhere" })).rejects.toThrow(NotFound);
  });

  test.each([
    [{ content: "" }, "import.empty-file"],
    [{ content: "x", format: "pdf" }, "import.not-this"],
    [{ address: "http://2130706433/" }, "import.address-private"],
    [{ format: "url", address: "ftp://example.org" }, "import.address-not-allowed"],
    [{ format: "url", content: "x" }, "input"],
    [{ format: "text" }, "input"],
  ])("is told clearly what is wrong with %j", async (body, code) => {
    const { group, people } = await buildGroup({ members: { ada: "organizer" } });
    const answer = await ask(people.ada, "POST /groups/{slug}/readings", { slug: group.slug }, body);
    expect(answer).toMatchObject({ status: 422, body: { code } });
    expect(answer.body.title).not.toBe("");
  });
});
