import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { memberships } from "@/db/schema/groups";
import { Conflict, Forbidden, NotFound, SignedOut } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import { editGroup } from "@/operations/groups/edit-group";
import { findGroup } from "@/operations/groups/find-group";
import { openHome } from "@/operations/groups/open-home";
import { approveRequest } from "@/operations/members/approve-request";
import { declineRequest } from "@/operations/members/decline-request";
import { editMember } from "@/operations/members/edit-member";
import { findMember } from "@/operations/members/find-member";
import { joinGroup } from "@/operations/members/join-group";
import { leaveGroup } from "@/operations/members/leave-group";
import { listMembers } from "@/operations/members/list-members";
import { openMembers } from "@/operations/members/open-members";
import { removeMember } from "@/operations/members/remove-member";
import { withdrawRequest } from "@/operations/members/withdraw-request";
import { buildGroup, type Person, type Place, takeIn } from "../../support/build-group";
import { buildUser } from "../../support/cast";

describe("joining", () => {
  const table: ["open" | "on-request" | "by-invitation", Place | "stranger", string][] = [
    ["open", "stranger", "active"],
    ["open", "left", "active"],
    ["open", "removed", "pending"],
    ["open", "banned", "group.banned"],
    ["open", "pending", "pending"],
    ["open", "moderator", "active"],
    ["on-request", "stranger", "pending"],
    ["on-request", "left", "pending"],
    ["on-request", "removed", "pending"],
    ["on-request", "banned", "group.banned"],
    ["on-request", "pending", "pending"],
    ["on-request", "observer", "active"],
    ["by-invitation", "stranger", "group.by-invitation"],
    ["by-invitation", "left", "group.by-invitation"],
    ["by-invitation", "banned", "group.banned"],
    ["by-invitation", "member", "active"],
  ];

  test.each(table)("a public group that is %s: %s → %s", async (admission, place, outcome) => {
    const bare = { visibility: "public" as const, admission };
    const built =
      place === "stranger"
        ? {
            ...(await buildGroup({ ...bare, members: {} })),
            people: { bruno: await buildUser({ name: "bruno" }) },
          }
        : await buildGroup({ ...bare, members: { bruno: place } });

    const joining = joinGroup(built.people.bruno, built.group.slug);

    if (outcome.includes(".")) await expect(joining).rejects.toMatchObject({ code: outcome });
    else expect(await joining).toMatchObject({ state: outcome });
  });

  test("whoever was removed waits however often they ask and think better of it, until they are let in", async () => {
    const { group, people, memberIds } = await buildGroup({
      visibility: "public",
      admission: "open",
      members: { ada: "organizer", bruno: "member" },
    });
    await removeMember(people.ada, group.slug, memberIds.bruno);
    for (let round = 0; round < 2; round++) {
      expect(await joinGroup(people.bruno, group.slug)).toMatchObject({ state: "pending" });
      await withdrawRequest(people.bruno, group.slug);
      expect((await findGroup(people.bruno, group.slug)).membership).toMatchObject({ state: "removed" });
    }
    await joinGroup(people.bruno, group.slug);
    await approveRequest(people.ada, group.slug, memberIds.bruno);
    await leaveGroup(people.bruno, group.slug);
    expect(await joinGroup(people.bruno, group.slug)).toMatchObject({ state: "active" });
  });

  test("a returning moderator comes back as a member", async () => {
    const { group, people } = await buildGroup({
      visibility: "public",
      admission: "open",
      members: { bruno: "moderator" },
    });
    await leaveGroup(people.bruno, group.slug);
    expect(await joinGroup(people.bruno, group.slug)).toMatchObject({ role: "member", state: "active" });
  });

  test("a returning observer only reads, also after a moderator has let them in", async () => {
    const { group, people, memberIds } = await buildGroup({
      visibility: "public",
      admission: "open",
      members: { ada: "organizer", olive: "observer", omar: "observer" },
    });
    await leaveGroup(people.olive, group.slug);
    expect(await joinGroup(people.olive, group.slug)).toMatchObject({ role: "observer", state: "active" });

    await removeMember(people.ada, group.slug, memberIds.omar);
    expect(await joinGroup(people.omar, group.slug)).toMatchObject({ role: "observer", state: "pending" });
    await approveRequest(people.ada, group.slug, memberIds.omar);
    expect((await findGroup(people.omar, group.slug)).membership).toMatchObject({
      role: "observer",
      state: "active",
    });
  });

  test("a private group is not there, however open, and signing in comes first", async () => {
    const { group } = await buildGroup({ admission: "open", members: {} });
    await expect(joinGroup(await buildUser({ name: "bruno" }), group.slug)).rejects.toThrow(NotFound);
    await expect(joinGroup(signedOut, group.slug)).rejects.toThrow(SignedOut);
  });

  test("ten clicks at once make one place and one event", async () => {
    const { group } = await buildGroup({ visibility: "public", admission: "open", members: {} });
    const bruno = await buildUser({ name: "bruno" });

    const joined = await Promise.all(Array.from({ length: 10 }, () => joinGroup(bruno, group.slug)));

    expect(new Set(joined.map(({ id }) => id)).size).toBe(1);
    expect(joined.every(({ state }) => state === "active")).toBe(true);
    expect(await findGroup(bruno, group.slug)).toMatchObject({ memberCount: 2 });
    const events = await listEvents(database(), [{ streamId: group.id, after: 0 }]);
    expect(events.filter(({ kind }) => kind === "member.joined")).toHaveLength(1);
  });
});

describe("requests", () => {
  test("a moderator lets somebody in, once", async () => {
    const { group, people, memberIds } = await buildGroup({
      members: { bruno: "moderator", chidi: "pending" },
    });
    await expect(findGroup(people.chidi, group.slug)).rejects.toThrow(NotFound);

    await approveRequest(people.bruno, group.slug, memberIds.chidi);

    const { membership } = await findGroup(people.chidi, group.slug);
    expect(membership).toMatchObject({ state: "active", role: "member" });
    await expect(approveRequest(people.bruno, group.slug, memberIds.chidi)).rejects.toThrow(Conflict);
  });

  test("a moderator declines, and the person may ask again", async () => {
    const { group, people, memberIds } = await buildGroup({
      visibility: "public",
      admission: "on-request",
      members: { bruno: "moderator", chidi: "pending" },
    });
    await declineRequest(people.bruno, group.slug, memberIds.chidi);
    expect((await findGroup(people.chidi, group.slug)).membership).toMatchObject({ state: "removed" });
    expect(await joinGroup(people.chidi, group.slug)).toMatchObject({ state: "pending" });
  });

  test("who asked takes it back, and may ask again; nothing is left to answer", async () => {
    const { group, people, memberIds } = await buildGroup({
      visibility: "public",
      admission: "on-request",
      members: { bruno: "moderator", chidi: "pending" },
    });

    await withdrawRequest(people.chidi, group.slug);

    expect((await findGroup(people.chidi, group.slug)).membership).toMatchObject({ state: "left" });
    await expect(approveRequest(people.bruno, group.slug, memberIds.chidi)).rejects.toMatchObject({
      code: "member.not-pending",
    });
    await expect(withdrawRequest(people.chidi, group.slug)).rejects.toThrow(Forbidden);
    expect(await joinGroup(people.chidi, group.slug)).toMatchObject({ state: "pending" });
    const kinds = (await listEvents(database(), [{ streamId: group.id, after: 0 }])).map(({ kind }) => kind);
    expect(kinds.slice(-2)).toEqual(["member.withdrawn", "member.requested"]);
  });

  test("only who waits withdraws: members leave, and strangers have asked nothing", async () => {
    const { group, people } = await buildGroup({ visibility: "public", members: { bruno: "member" } });
    await expect(withdrawRequest(people.bruno, group.slug)).rejects.toThrow(Forbidden);
    await expect(withdrawRequest(await buildUser(), group.slug)).rejects.toThrow(Forbidden);
    await expect(withdrawRequest(signedOut, group.slug)).rejects.toThrow(SignedOut);
  });

  test("a request that is withdrawn and approved at once is one of the two", async () => {
    for (let round = 0; round < 5; round++) {
      const { group, people, memberIds } = await buildGroup({
        visibility: "public",
        admission: "on-request",
        members: { bruno: "moderator", chidi: "pending" },
      });
      const [withdrawn, approved] = await Promise.allSettled([
        withdrawRequest(people.chidi, group.slug),
        approveRequest(people.bruno, group.slug, memberIds.chidi),
      ]);
      expect([withdrawn.status, approved.status].sort()).toEqual(["fulfilled", "rejected"]);
      const { membership } = await findGroup(people.chidi, group.slug);
      expect(membership?.state).toBe(withdrawn.status === "fulfilled" ? "left" : "active");
    }
  });

  test("members decide nothing", async () => {
    const { group, people, memberIds } = await buildGroup({ members: { bruno: "member", chidi: "pending" } });
    await expect(approveRequest(people.bruno, group.slug, memberIds.chidi)).rejects.toThrow(Forbidden);
    await expect(declineRequest(people.bruno, group.slug, memberIds.chidi)).rejects.toThrow(Forbidden);
  });
});

describe("a message with a request", () => {
  const build = () =>
    buildGroup({
      visibility: "public",
      admission: "on-request",
      members: { ada: "organizer", bruno: "moderator", dora: "member", olive: "observer" },
    });
  const words = { message: "I read Walden every autumn." };
  const messagesFor = async (viewer: Person, slug: string) =>
    (await listMembers(viewer, slug, { limit: 100 })).items.flatMap(({ message }) => message ?? []);

  test("is shown to those who answer and to whoever wrote it, and to nobody else", async () => {
    const { group, people } = await build();
    const eve = await buildUser({ name: "Eve" });
    const { id } = await joinGroup(eve, group.slug, words);

    for (const one of [people.ada, people.bruno])
      expect(await messagesFor(one, group.slug)).toEqual([words.message]);
    for (const one of [people.dora, people.olive]) expect(await messagesFor(one, group.slug)).toEqual([]);
    const { requests, members } = await openMembers(people.bruno, group.slug, { limit: 100 });
    expect(requests).toMatchObject([{ name: "Eve", message: words.message }]);
    expect(members.every((member) => !("message" in member))).toBe(true);
    expect((await openMembers(people.dora, group.slug, { limit: 100 })).requests).toEqual([]);
    expect(await findMember(eve, group.slug, id)).toMatchObject({ message: words.message });
    expect((await findGroup(eve, group.slug)).membership).toMatchObject(words);
    await expect(findMember(people.dora, group.slug, id)).rejects.toThrow(NotFound);
    expect((await findGroup(people.dora, group.slug)).membership).toMatchObject({ message: null });
  });

  test.each<
    [string, (built: Awaited<ReturnType<typeof build>>, eve: Person, id: string) => Promise<unknown>]
  >([
    ["approved", ({ group, people }, _, id) => approveRequest(people.bruno, group.slug, id)],
    [
      "approved with a role",
      ({ group, people }, _, id) =>
        editMember(people.ada, group.slug, id, { state: "active", role: "observer" }),
    ],
    ["declined", ({ group, people }, _, id) => declineRequest(people.bruno, group.slug, id)],
    ["taken back", ({ group }, eve) => withdrawRequest(eve, group.slug)],
    ["answered by taking them in", ({ group, people }, eve) => takeIn(people.ada, group.slug, eve)],
  ])("is gone for everybody once the request is %s", async (_, answer) => {
    const built = await build();
    const eve = await buildUser({ name: "Eve" });
    const { id } = await joinGroup(eve, built.group.slug, words);
    await answer(built, eve, id);
    const [row] = await database().select().from(memberships).where(eq(memberships.id, id));
    expect(row).toMatchObject({ requestMessage: null });
    expect((await findGroup(eve, built.group.slug)).membership).toMatchObject({ message: null });
  });

  test("asking twice keeps the first words, and asking anew brings new ones", async () => {
    const { group, people } = await build();
    const eve = await buildUser({ name: "Eve" });
    await joinGroup(eve, group.slug, words);
    await joinGroup(eve, group.slug, { message: "Again." });
    expect(await messagesFor(people.bruno, group.slug)).toEqual([words.message]);
    await withdrawRequest(eve, group.slug);
    await joinGroup(eve, group.slug, { message: "Again." });
    expect(await messagesFor(people.bruno, group.slug)).toEqual(["Again."]);
  });

  test("is not kept where one is in at once", async () => {
    const { group } = await buildGroup({ visibility: "public", admission: "open", members: {} });
    const { id } = await joinGroup(await buildUser(), group.slug, words);
    const [row] = await database().select().from(memberships).where(eq(memberships.id, id));
    expect(row).toMatchObject({ state: "active", requestMessage: null });
  });

  test("no event carries the words", async () => {
    const { group, people } = await build();
    const { id } = await joinGroup(await buildUser(), group.slug, words);
    await declineRequest(people.bruno, group.slug, id, "Not this term.");
    const events = JSON.stringify(await listEvents(database(), [{ streamId: group.id, after: 0 }]));
    expect(events).toContain("member.declined");
    expect(events).not.toMatch(/Walden every|Not this term/);
  });
});

describe("a declined request", () => {
  const ask = async (note: string | null) => {
    const { group, people } = await buildGroup({
      visibility: "public",
      admission: "on-request",
      members: { ada: "organizer", bruno: "moderator" },
    });
    const eve = await buildUser({ name: "Eve" });
    const { id } = await joinGroup(eve, group.slug);
    await declineRequest(people.bruno, group.slug, id, note);
    return { group, ...people, eve, id };
  };

  test("is known to whoever asked, with the note, until they ask again", async () => {
    const { group, eve } = await ask("We begin again in spring.");
    const declined = { at: expect.any(String), note: "We begin again in spring." };
    expect((await findGroup(eve, group.slug)).membership).toMatchObject({ state: "removed", declined });
    expect((await openHome(eve)).declined).toMatchObject([
      { slug: group.slug, name: "Walden Readers", note: "We begin again in spring." },
    ]);
    await joinGroup(eve, group.slug, { message: "It is spring." });
    expect((await findGroup(eve, group.slug)).membership).toMatchObject({ state: "pending", declined: null });
    expect((await openHome(eve)).declined).toEqual([]);
  });

  test("is told without a note where there was none, and on the home page for a month", async () => {
    const { group, eve } = await ask(null);
    expect((await findGroup(eve, group.slug)).membership).toMatchObject({ declined: { note: null } });
    const later = new Date(Date.now() + 31 * 24 * 60 * 60 * 1000);
    expect((await openHome(eve, later)).declined).toEqual([]);
  });

  test("tells nothing of a group that turned private but the address and the note", async () => {
    const { group, ada, eve } = await ask("Sorry.");
    await editGroup(ada, group.slug, { visibility: "private" });
    expect((await openHome(eve)).declined).toMatchObject([{ slug: group.slug, name: null, note: "Sorry." }]);
    await expect(findGroup(eve, group.slug)).rejects.toThrow(NotFound);
  });

  test("somebody who was removed, and did not ask, was not declined", async () => {
    const { group, people, memberIds } = await buildGroup({
      visibility: "public",
      members: { ada: "organizer", dora: "member" },
    });
    await removeMember(people.ada, group.slug, memberIds.dora);
    expect((await findGroup(people.dora, group.slug)).membership).toMatchObject({ declined: null });
    expect((await openHome(people.dora)).declined).toEqual([]);
  });
});
