import { beforeAll, describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/app/api/v1/_endpoints/all";
import { handleFrom } from "@/domain/accounts";
import { EXPORT_FORMATS } from "@/domain/exports";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import { newInvitation } from "@/domain/wire/invitation";
import { notNames } from "@/messages/not-names";
import { addToken } from "@/operations/accounts/add-token";
import { openAgenda } from "@/operations/assignments/open-agenda";
import { openAssignment } from "@/operations/assignments/open-assignment";
import { followCalendar } from "@/operations/calendars/follow-calendar";
import { readCalendar } from "@/operations/calendars/read-calendar";
import { editGroup } from "@/operations/groups/edit-group";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { openInvitation } from "@/operations/invitations/open-invitation";
import { listOutbox } from "@/operations/mail/keep-in-outbox";
import { bearPseudonym } from "@/operations/members/bear-pseudonym";
import { changeRole } from "@/operations/members/change-role";
import { listHeirs } from "@/operations/members/list-heirs";
import { openMembers } from "@/operations/members/open-members";
import { noteAnswers } from "@/operations/notices/note-answers";
import { openNotices } from "@/operations/notices/open-notices";
import { openReading } from "@/operations/readings/open-reading";
import { assign, look } from "../support/build-assignment";
import { annotate, buildGroupReading, reply } from "../support/build-discussion";
import { takeIn } from "../support/build-group";
import { buildUser } from "../support/cast";
import { closePages, follow } from "../support/follow";
import { runJobs } from "../support/mailbox";
import { send } from "./routes";

const REAL = "Zwetschgenbaum";
const BORNE = "Grey Heron";

/** An organizer who bears a pseudonym has done all that leaves a name: in a public group, where everybody looks. */
async function build() {
  const room = await buildGroupReading({ visibility: "public" });
  const { ada, dora, group, reading } = room;
  await editGroup(ada, group.slug, { hasPseudonyms: true });
  const zoe = await buildUser({ name: REAL, email: `${REAL}@example.org` });
  const memberId = await takeIn(ada, group.slug, zoe);
  await bearPseudonym(zoe, group.slug, memberId, {
    name: BORNE,
    handle: handleFrom(BORNE),
    notNames: notNames(),
  });
  await changeRole(ada, group.slug, { memberId, role: "organizer" });
  const page = await follow(dora, reading);
  const begun = await annotate(zoe, reading, { kind: "question" });
  await annotate(zoe, reading, { kind: "prompt" });
  await annotate(zoe, reading, { kind: "highlight", body: undefined });
  const theirs = await annotate(dora, reading);
  const answer = await reply(zoe, theirs, "Because of the lake.");
  await page.hearsPost(answer.id);
  const assignment = await assign(zoe, reading, {
    dueAt: "2099-01-12T18:00:00Z",
    targets: { annotations: 1 },
  });
  await look(zoe, reading, "k1", "k2");
  await changeRole(zoe, group.slug, { memberId: room.memberIds.chidi, role: "moderator" });
  const { token } = await addInvitation(zoe, group.slug, newInvitation.parse({ email: "guest@example.org" }));
  const calendar = await followCalendar(dora, group.slug);
  while (await noteAnswers());
  const ids = {
    slug: group.slug,
    reading: reading.id,
    annotation: begun.id,
    post: answer.id,
    assignment: assignment.id,
  };
  return { ...room, zoe, memberId, page, begun, assignment, token, calendar, ids };
}

let room: Awaited<ReturnType<typeof build>>;
beforeAll(async () => {
  room = await build();
});

const bearer = async (viewer: typeof room.ada) =>
  (await addToken(viewer, { name: "a script", isReadOnly: true })).token;

/** Whatever REST answers whoever reads, and every file. */
async function toldByRest(token: string | undefined): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  const reads = ENDPOINTS.filter(({ method, path }) => method === "GET" && !path.endsWith("/live"));
  for (const { path } of reads) {
    const isExport = path.endsWith("/export");
    const queries = isExport
      ? EXPORT_FORMATS.map((format) => `?format=${format}`)
      : path === "/groups"
        ? ["", "?public=true"]
        : [""];
    for (const query of queries) {
      const answer = await send({ method: "GET", path, params: room.ids, query, token });
      told.set(`${path}${query}`, await answer.text());
    }
  }
  return told;
}

/** What pages are made from beside that; what somebody may not open tells nothing. */
async function toldByPages(viewer: Viewer): Promise<string> {
  const { ids, group, token, calendar } = room;
  const settled = await Promise.allSettled([
    openReading(viewer, ids.reading),
    openMembers(viewer, group.slug, { limit: 100 }),
    openAssignment(viewer, group.slug, ids.assignment),
    openAgenda(viewer, ids.assignment),
    listHeirs(viewer, group.slug),
    isSignedIn(viewer) && openNotices(viewer, { limit: 100 }),
    openInvitation(viewer, token),
    readCalendar(/\/calendars\/([\w-]{43})\.ics$/.exec(calendar)?.[1] ?? ""),
  ]);
  return JSON.stringify(settled.map((one) => (one.status === "fulfilled" ? withoutText(one.value) : null)));
}

/** A text that is set is a long memory of functions, and no matter here. */
const withoutText = (opened: unknown) =>
  opened && typeof opened === "object" && "edition" in opened ? { ...opened, edition: null } : opened;

const leaks = (words: string) => new RegExp(REAL, "i").test(words);

describe("the account of who bears a pseudonym is named to", () => {
  test.each(["olive", "dora", "stranger", "signed out"] as const)("nobody like %s, anywhere", async (who) => {
    const viewer: Viewer =
      who === "signed out" ? { userId: null } : who === "stranger" ? await buildUser() : room[who];
    const token = viewer.userId === null ? undefined : await bearer(viewer as typeof room.ada);
    const told = await toldByRest(token);
    for (const [where, words] of told) expect(leaks(words), where).toBe(false);
    const pages = await toldByPages(viewer);
    expect(leaks(pages)).toBe(false);
    // It was looked for where the pseudonym is.
    expect([...told.values()].filter((words) => words.includes(BORNE)).length).toBeGreaterThan(7);
    expect(pages).toContain(BORNE);
  });

  test("moderators and organizers, in the list of members and nowhere else", async () => {
    for (const viewer of [room.bruno, room.ada]) {
      const told = await toldByRest(await bearer(viewer));
      const where = [...told].filter(([, words]) => leaks(words)).map(([path]) => path);
      expect(where).toEqual(["/groups/{slug}/members"]);
    }
  });

  test("nobody by a live page, nor by mail", async () => {
    expect(room.page.heard.length).toBeGreaterThan(3);
    expect(leaks(JSON.stringify(room.page.heard))).toBe(false);
    closePages();
    await runJobs();
    const toOthers = (await listOutbox(100)).filter(({ to }) => !leaks(to));
    expect(toOthers.map(({ to }) => to)).toContain("guest@example.org");
    expect(leaks(JSON.stringify(toOthers))).toBe(false);
    expect(JSON.stringify(toOthers)).toContain(BORNE);
  });
});

describe("a script", () => {
  const own = async (who: "dora" | "zoe" | "ada" | "bruno", body: unknown, member = room.memberIds.dora) => {
    const { token } = await addToken(room[who], { name: "a script", isReadOnly: false });
    const params = { slug: room.group.slug, member };
    const path = "/groups/{slug}/members/{member}";
    const answer = await send({ method: "PATCH", path, params, body, token });
    return { status: answer.status, body: await answer.json() };
  };

  test("changes its owner's name in a group, and gives it up again; it names nobody else", async () => {
    expect(await own("dora", { pseudonym: { name: "Little Egret" } })).toMatchObject({
      status: 200,
      body: { name: "Little Egret", handle: "little-egret" },
    });
    expect(await own("dora", { pseudonym: { name: BORNE.toUpperCase() } })).toMatchObject({
      status: 409,
      body: { code: "member.name-taken" },
    });
    for (const pseudonym of [{ name: "" }, { handle: "egret" }, "Egret", { name: "a\nb" }])
      expect((await own("dora", { pseudonym })).status, JSON.stringify(pseudonym)).toBe(422);
    expect((await own("dora", { pseudonym: { name: "Stork" }, role: "organizer" })).status).toBe(422);
    for (const who of ["zoe", "ada", "bruno"] as const)
      expect((await own(who, { pseudonym: { name: "Stork" } })).status, who).toBe(403);
    expect((await own("ada", { pseudonym: null })).status).toBe(403);
    expect(await own("dora", { pseudonym: null })).toMatchObject({ status: 200, body: { name: "dora" } });
  });

  test("of an organizer removes somebody, and their name with them", async () => {
    const quitte = await buildUser({ name: "Quitte" });
    const member = await takeIn(room.ada, room.group.slug, quitte);
    const { posts } = await annotate(quitte, room.reading);
    const { token } = await addToken(room.ada, { name: "a script", isReadOnly: false });
    const remove = async (query: string) =>
      (
        await send({
          method: "DELETE",
          path: "/groups/{slug}/members/{member}",
          params: { slug: room.group.slug, member },
          query,
          token,
        })
      ).status;
    expect(await remove("?name=nobody")).toBe(422);
    expect(await remove("?name=former-member")).toBe(204);
    const post = await send({
      method: "GET",
      path: "/posts/{post}",
      params: { post: posts[0]?.id ?? "" },
    });
    expect(await post.json()).toMatchObject({ author: { name: "Former member", handle: "" } });
  });
});
