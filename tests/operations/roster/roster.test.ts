import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { countTowardsLimit } from "@/db/queries/rate-limits";
import { groups } from "@/db/schema/groups";
import { tickets, users } from "@/db/schema/users";
import { INVITING_BY_MAIL, PRINTED_LINKS, ROSTERED } from "@/domain/limits";
import type { SignedInViewer, Viewer } from "@/domain/viewer";
import { newInvitation } from "@/domain/wire/invitation";
import { changePassword } from "@/operations/accounts/change-password";
import { enterByPrintedLink } from "@/operations/accounts/enter-by-printed-link";
import { findLink } from "@/operations/accounts/find-link";
import { findViewerBySession } from "@/operations/accounts/find-viewer";
import { resetPassword } from "@/operations/accounts/reset-password";
import { signIn } from "@/operations/accounts/sign-in";
import { signInByLink } from "@/operations/accounts/sign-in-by-link";
import { acceptInvitation } from "@/operations/invitations/accept-invitation";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { listInvitations } from "@/operations/invitations/list-invitations";
import { changeRole } from "@/operations/members/change-role";
import { leaveGroup } from "@/operations/members/leave-group";
import { listMembers } from "@/operations/members/list-members";
import { removeMember } from "@/operations/members/remove-member";
import { takeBack } from "@/operations/members/take-back";
import { addRoster } from "@/operations/roster/add-roster";
import { listRostered } from "@/operations/roster/list-rostered";
import { printLinks } from "@/operations/roster/print-links";
import { buildGroup, setPlace, takeIn } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { mailTo } from "../../support/mailbox";

const PASSWORD = "slow reading by the lake";

let room: Awaited<ReturnType<typeof build>>;
const build = () =>
  buildGroup({ members: { ada: "organizer", bruno: "moderator", chidi: "member", olive: "observer" } });
beforeEach(async () => {
  await database().execute(sql`delete from rate_limits`);
  room = await build();
});

const add = (words: string, viewer: Viewer = room.people.ada) => addRoster(viewer, room.group.slug, words);
const print = (ids: string[], viewer: Viewer = room.people.ada) => printLinks(viewer, room.group.slug, ids);
const tokenIn = (url = "") => new URL(url).searchParams.get("token") ?? "";

/** An account without an address, made by the group's list. */
async function made(name = "Emil") {
  const [row] = (await add(name)).rows;
  if (!row?.member) throw new Error(`${name} was not made`);
  return { member: row.member, handle: row.handle };
}

async function printed(member: string) {
  const { items } = await print([member]);
  return tokenIn(items[0]?.url);
}

const enter = (token: string, password?: string) =>
  enterByPrintedLink({ token, password, userAgent: "a tablet" });
const bySession = async ({ sessionId }: { sessionId: string }) =>
  (await findViewerBySession(sessionId)) as SignedInViewer;
const byPassword = (handle: string, password = PASSWORD) =>
  signIn({ email: handle, password, address: "192.0.2.7", userAgent: "a tablet" });

const GONE = { code: "link.gone" };

describe("a list of people", () => {
  const LIST =
    "name,email,handle,role\nDora,dora-of-the-list@example.org,,observer\nEmil,,,\nFay,,the-fay,moderator\nGus,not an address,,";

  test("first only tells what would become of them: nobody is invited or made", async () => {
    const { ada } = room.people;
    const told = await addRoster(ada, room.group.slug, LIST, { isDryRun: true });
    expect(told.isDryRun).toBe(true);
    expect(told.rows.map(({ line, verdict }) => `${line} ${verdict}`)).toEqual([
      "2 invite",
      "3 print",
      "4 print",
      "5 wrong-address",
    ]);
    expect((await listInvitations(ada, room.group.slug, { limit: 10 })).items).toEqual([]);
    expect((await listMembers(ada, room.group.slug, { states: ["active"], limit: 10 })).items).toHaveLength(
      4,
    );
  });

  test("is invited by mail one by one, or has accounts of its own", async () => {
    const { ada } = room.people;
    const before = (await mailTo("dora-of-the-list@example.org")).length;
    const { rows } = await add(LIST);
    expect(rows.map(({ verdict, problem }) => [verdict, problem])).toEqual([
      ["invite", null],
      ["print", null],
      ["print", null],
      ["wrong-address", null],
    ]);
    expect(rows[0]?.url).toContain("/invitations/");
    expect(await mailTo("dora-of-the-list@example.org")).toHaveLength(before + 1);
    const { items } = await listInvitations(ada, room.group.slug, { limit: 10 });
    expect(items).toMatchObject([{ email: "dora-of-the-list@example.org", role: "observer", maxUses: 1 }]);
    const members = (await listMembers(ada, room.group.slug, { states: ["active"], limit: 10 })).items;
    expect(members.slice(4).map(({ name, role }) => `${name} ${role}`)).toEqual([
      "Emil member",
      "Fay moderator",
    ]);
    expect(members[5]?.handle).toMatch(/^the-fay/);
    const events = await listEvents(database(), [{ streamId: room.group.id, after: 0 }]);
    expect(events.filter(({ subject }) => subject.to?.isRostered)).toHaveLength(2);
  });

  test("sent again adds nobody a second time, and tells why", async () => {
    await add(LIST);
    const before = (await mailTo("dora-of-the-list@example.org")).length;
    const again = await add(`${LIST}\nHal,,,`);
    expect(again.rows.slice(0, 2).map(({ verdict }) => verdict)).toEqual(["invited", "named-already"]);
    expect(again.rows[2]?.verdict).toMatch(/^(member|named-already)$/);
    expect(again.rows.slice(3).map(({ verdict }) => verdict)).toEqual(["wrong-address", "print"]);
    expect(await mailTo("dora-of-the-list@example.org")).toHaveLength(before);
  });

  test("sent twice at once makes one account for each", async () => {
    await Promise.all([add("Ivo\nJan"), add("Ivo\nJan")]);
    const { items } = await listRostered(room.people.ada, room.group.slug);
    expect(items.map(({ member }) => member.name)).toEqual(["Ivo", "Jan"]);
  });

  test("of two groups with the same names, the other way round, waits for the other and is made", async () => {
    const other = await buildGroup({ members: { eve: "organizer" } });
    const names = Array.from({ length: 25 }, (_, at) => `Reader ${String.fromCharCode(97 + at)}`);
    const [there, here] = await Promise.all([
      addRoster(other.people.eve, other.group.slug, names.toReversed().join("\n")),
      add(names.join("\n")),
    ]);
    expect(here.rows.map(({ name, member }) => [name, member !== null])).toEqual(
      names.map((name) => [name, true]),
    );
    expect(there.rows.every(({ member }) => member !== null)).toBe(true);
  });

  test("tells who is a member only of those whom the group has invited by that address, or of oneself", async () => {
    const { ada, chidi } = room.people;
    const eve = await buildUser({ name: "eve" });
    const verdicts = async (words: string) =>
      (await addRoster(ada, room.group.slug, words, { isDryRun: true })).rows.map(({ verdict }) => verdict);
    // Chidi came another way: that the address is theirs is not for the organizers to know.
    expect(await verdicts(`${ada.email}\n${chidi.email}\n${eve.email}`)).toEqual([
      "member",
      "invite",
      "invite",
    ]);
    const { token } = await addInvitation(ada, room.group.slug, newInvitation.parse({ email: eve.email }));
    expect(await verdicts(eve.email)).toEqual(["invited"]);
    await acceptInvitation(eve, token);
    expect(await verdicts(eve.email.toUpperCase())).toEqual(["member"]);
    await leaveGroup(eve, room.group.slug);
    expect(await verdicts(eve.email)).toEqual(["invite"]);
  });

  test("goes past a limit row by row: what could not be sent is told, and the accounts are there", async () => {
    const { ada } = room.people;
    await countTowardsLimit(database(), `inviting-by-mail:${ada.userId}`, {
      ...INVITING_BY_MAIL,
      points: INVITING_BY_MAIL.points - 1,
    });
    const { rows } = await add("A,a-1@example.org\nB,b-1@example.org\nC,");
    expect(rows.map(({ problem, member }) => [problem, member !== null])).toEqual([
      [null, false],
      ["invitation.sent-many", false],
      [null, true],
    ]);
  });

  test("makes so many accounts in a day only, and past that none of them", async () => {
    const { ada } = room.people;
    await countTowardsLimit(database(), `rostered:${ada.userId}`, {
      ...ROSTERED,
      points: ROSTERED.points - 1,
    });
    await expect(add("Ivo\nJan")).rejects.toMatchObject({ code: "roster.too-many" });
    expect((await listRostered(ada, room.group.slug)).items).toEqual([]);
  });

  test("is for organizers of an open group alone", async () => {
    const { bruno, chidi, olive } = room.people;
    for (const viewer of [bruno, chidi, olive])
      await expect(add("Ivo", viewer)).rejects.toMatchObject({ code: "forbidden" });
    const { people } = await build();
    await expect(add("Ivo", people.ada)).rejects.toMatchObject({ code: "not-found" });
    await database().update(groups).set({ archivedAt: new Date() }).where(eq(groups.id, room.group.id));
    await expect(add("Ivo")).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a link on paper", () => {
  test("signs in once, and is used up by it and not by looking", async () => {
    const emil = await made();
    const token = await printed(emil.member);
    expect(await findLink(token)).toMatchObject({
      kind: "printed",
      name: "Emil",
      email: null,
      handle: emil.handle,
    });
    expect(await findLink(token)).not.toBeNull();
    const viewer = await bySession(await enter(token));
    expect(viewer).toMatchObject({ name: "Emil", handle: emil.handle, isSiteAdmin: false });
    await expect(enter(token)).rejects.toMatchObject(GONE);
    expect(await findLink(token)).toBeNull();
  });

  test("of many who open it at once one is in", async () => {
    const { member } = await made();
    const token = await printed(member);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => enter(token)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("lets its bearer choose a password, with which the handle signs in from then on", async () => {
    const emil = await made();
    await expect(enter(await printed(emil.member), "short")).rejects.toMatchObject({
      code: "password.too-short",
    });
    const token = await printed(emil.member);
    await enter(token, PASSWORD);
    for (const typed of [emil.handle, `@${emil.handle}`, ` ${emil.handle.toUpperCase()} `])
      expect(await bySession(await byPassword(typed))).toMatchObject({ name: "Emil" });
    await expect(byPassword(emil.handle, "not the right one")).rejects.toMatchObject({
      code: "sign-in.wrong",
    });
    const viewer = await bySession(await byPassword(emil.handle));
    const change = { currentPassword: PASSWORD, newPassword: "another slow sentence", address: "192.0.2.7" };
    await changePassword(viewer, change);
    await expect(byPassword(emil.handle)).rejects.toMatchObject({ code: "sign-in.wrong" });
    expect(await bySession(await byPassword(emil.handle, "another slow sentence"))).toMatchObject({
      name: "Emil",
    });
  });

  test("printed anew ends the one before, and a new password ends sessions that somebody else may have had", async () => {
    const { member } = await made();
    const older = await printed(member);
    const newer = await printed(member);
    await expect(enter(older)).rejects.toMatchObject(GONE);
    const guest = await enter(newer);
    await enter(await printed(member), PASSWORD);
    expect(await findViewerBySession(guest.sessionId)).toBeNull();
  });

  test("is good for two weeks", async () => {
    const { member } = await made();
    const token = await printed(member);
    const day = 24 * 60 * 60 * 1000;
    expect(await findLink(token, new Date(Date.now() + 13 * day))).not.toBeNull();
    expect(await findLink(token, new Date(Date.now() + 15 * day))).toBeNull();
    await expect(
      enterByPrintedLink({ token, userAgent: "" }, new Date(Date.now() + 15 * day)),
    ).rejects.toMatchObject(GONE);
  });

  test("is nothing that other links' forms take, and in the database it is a hash", async () => {
    const { member } = await made();
    const token = await printed(member);
    await expect(signInByLink({ token, userAgent: "" })).rejects.toMatchObject(GONE);
    await expect(resetPassword({ token, password: PASSWORD, userAgent: "" })).rejects.toMatchObject(GONE);
    expect(JSON.stringify(await database().select().from(tickets))).not.toContain(token);
    expect(await findLink(token)).not.toBeNull();
  });

  test("is an event of the group, without the link", async () => {
    const { member } = await made();
    const token = await printed(member);
    const events = await listEvents(database(), [{ streamId: room.group.id, after: 0 }]);
    expect(events.at(-1)).toMatchObject({ kind: "member.link-printed", subject: { memberId: member } });
    expect(JSON.stringify(events)).not.toContain(token);
  });

  test("ends when they are removed, and being taken back does not bring it back", async () => {
    const { ada } = room.people;
    const { member } = await made();
    const token = await printed(member);
    await removeMember(ada, room.group.slug, member);
    expect(await findLink(token)).toBeNull();
    await expect(enter(token)).rejects.toMatchObject(GONE);
    await expect(print([member])).rejects.toMatchObject({ code: "forbidden" });
    await takeBack(ada, room.group.slug, member);
    await expect(enter(token)).rejects.toMatchObject(GONE);
    expect(await enter(await printed(member))).toMatchObject({ userId: expect.any(String) });
  });

  test("ends when whoever has printed it no longer organizes the group", async () => {
    const { ada, chidi } = room.people;
    await changeRole(ada, room.group.slug, { memberId: room.memberIds.chidi, role: "organizer" });
    const { member } = await made();
    const token = tokenIn((await print([member], chidi)).items[0]?.url);
    expect(await findLink(token)).not.toBeNull();
    await changeRole(ada, room.group.slug, { memberId: room.memberIds.chidi, role: "member" });
    expect(await findLink(token)).toBeNull();
    await expect(enter(token)).rejects.toMatchObject(GONE);
  });

  test.each(["left", "banned", "pending"] as const)("is nothing for somebody who is %s", async (state) => {
    const { member } = await made();
    const token = await printed(member);
    await setPlace(member, { state });
    await expect(enter(token)).rejects.toMatchObject(GONE);
    await expect(print([member])).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("nobody's account is taken over", () => {
  test("no link is printed for whoever came another way, or bears the name or handle of a list", async () => {
    const { ada, bruno, chidi } = room.people;
    const { chidi: theirs, bruno: moderators, ada: own } = room.memberIds;
    for (const id of [theirs, moderators, own])
      await expect(print([id])).rejects.toMatchObject({ code: "forbidden" });
    const { rows } = await add(
      `${chidi.name},,${chidi.handle}\nStranger,,${(await buildUser({ name: "zoe" })).handle}`,
    );
    expect(rows[0]).toMatchObject({ verdict: "member", member: null });
    expect(rows[1]?.handle).toMatch(/^zoe.*-\d+$/);
    const { items } = await print([rows[1]?.member ?? ""]);
    const viewer = await bySession(await enter(tokenIn(items[0]?.url)));
    expect([ada.userId, bruno.userId, chidi.userId]).not.toContain(viewer.userId);
    expect(viewer.handle).toBe(rows[1]?.handle);
  });

  test("not by moderators, members, organizers of other groups, or the account itself", async () => {
    const { bruno, chidi, olive } = room.people;
    const { member } = await made();
    for (const viewer of [bruno, chidi, olive]) {
      await expect(print([member], viewer)).rejects.toMatchObject({ code: "forbidden" });
      await expect(listRostered(viewer, room.group.slug)).rejects.toMatchObject({ code: "forbidden" });
    }
    const other = await build();
    await expect(print([member], other.people.ada)).rejects.toMatchObject({ code: "not-found" });
    await expect(printLinks(other.people.ada, other.group.slug, [member])).rejects.toMatchObject({
      code: "not-found",
    });
    const emil = await bySession(await enter(await printed(member)));
    await changeRole(room.people.ada, room.group.slug, { memberId: member, role: "organizer" });
    await expect(print([member], emil)).rejects.toMatchObject({ code: "forbidden" });
    const readOnly = {
      ...room.people.ada,
      by: { kind: "token", tokenId: "t", isReadOnly: true, groupId: null } as const,
    };
    await expect(print([member], readOnly)).rejects.toMatchObject({ code: "token.read-only" });
  });

  test("of several none is printed when one may not be", async () => {
    const { member } = await made();
    const token = await printed(member);
    await expect(print([member, room.memberIds.chidi])).rejects.toMatchObject({ code: "forbidden" });
    expect(await findLink(token)).not.toBeNull();
  });

  test("once they are in another group, what was printed is dead, and stays so when they leave it", async () => {
    const { member } = await made();
    const emil = await bySession(await enter(await printed(member)));
    const kept = await printed(member);
    const other = await build();
    const { token } = await addInvitation(other.people.ada, other.group.slug, newInvitation.parse({}));
    await acceptInvitation(emil, token);
    expect(await findLink(kept)).toBeNull();
    await expect(enter(kept)).rejects.toMatchObject(GONE);
    await expect(print([member])).rejects.toMatchObject({ code: "forbidden" });
    expect((await listRostered(room.people.ada, room.group.slug)).items).toEqual([]);
    await leaveGroup(emil, other.group.slug);
    await expect(print([member])).rejects.toMatchObject({ code: "forbidden" });
    await expect(enter(kept)).rejects.toMatchObject(GONE);
  });

  test.each([
    ["has an address", { email: "emil-of-the-list@example.org" }],
    ["is suspended", { suspendedAt: new Date() }],
    ["looks after the site", { isSiteAdmin: true }],
  ])("nor once the account %s", async (_, change) => {
    const { member } = await made();
    const kept = await printed(member);
    const emil = (
      await listMembers(room.people.ada, room.group.slug, { states: ["active"], limit: 10 })
    ).items.at(-1);
    await database()
      .update(users)
      .set(change)
      .where(eq(users.id, emil?.user?.id ?? ""));
    await expect(print([member])).rejects.toMatchObject({ code: "forbidden" });
    await expect(enter(kept)).rejects.toMatchObject(GONE);
  });

  test("by its handle an account with an address is not to be guessed at", async () => {
    const emil = await made();
    await enter(await printed(emil.member), PASSWORD);
    const userId = (await byPassword(emil.handle)).userId;
    await database().update(users).set({ email: "emil-by-handle@example.org" }).where(eq(users.id, userId));
    await expect(byPassword(emil.handle)).rejects.toMatchObject({ code: "sign-in.wrong" });
    expect(await byPassword("emil-by-handle@example.org")).toMatchObject({ userId });
  });

  test("wrong passwords for a handle are counted, however it is written, and a new password clears them", async () => {
    const emil = await made();
    await enter(await printed(emil.member), PASSWORD);
    for (const typed of [
      emil.handle,
      `@${emil.handle}`,
      emil.handle.toUpperCase(),
      ` ${emil.handle}`,
      `@${emil.handle} `,
    ])
      await expect(byPassword(typed, "not the right one")).rejects.toMatchObject({ code: "sign-in.wrong" });
    await expect(byPassword(emil.handle)).rejects.toMatchObject({ code: "sign-in.too-many" });
    await enter(await printed(emil.member), PASSWORD);
    expect(await byPassword(emil.handle)).toMatchObject({ userId: expect.any(String) });
  });

  test("links are printed so often only", async () => {
    const { ada } = room.people;
    const { member } = await made();
    await countTowardsLimit(database(), `printed-links:${ada.userId}`, PRINTED_LINKS);
    await expect(print([member])).rejects.toMatchObject({ code: "link.too-many" });
  });
});

test("Organizers see for whom they can print, and how it stands with the links", async () => {
  const { ada } = room.people;
  const [emil, fay, gus] = [await made("Emil"), await made("Fay"), await made("Gus")];
  await enter(await printed(emil.member), PASSWORD);
  await printed(fay.member);
  const told = async () =>
    (await listRostered(ada, room.group.slug)).items.map(
      ({ member, hasPassword, link }) => `${member.name} ${hasPassword} ${link?.state ?? "none"}`,
    );
  expect(await told()).toEqual(["Emil true used", "Fay false open", "Gus false none"]);
  await takeIn(ada, room.group.slug, { handle: (await buildUser({ name: "hal" })).handle });
  await removeMember(ada, room.group.slug, gus.member);
  expect(await told()).toEqual(["Emil true used", "Fay false open"]);
});
