import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { events } from "@/db/schema/events";
import { newId } from "@/domain/ids";
import { TAKING_BACK } from "@/domain/limits";
import { Conflict, Forbidden, NotFound, SignedOut } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import { newGroup } from "@/domain/wire/group";
import { createGroup } from "@/operations/groups/create-group";
import { findGroup } from "@/operations/groups/find-group";
import { acceptInvitation } from "@/operations/invitations/accept-invitation";
import { listInvitations } from "@/operations/invitations/list-invitations";
import { addMember } from "@/operations/members/add-member";
import { addOrInvite } from "@/operations/members/add-or-invite";
import { approveRequest } from "@/operations/members/approve-request";
import { changeRole } from "@/operations/members/change-role";
import { declineRequest } from "@/operations/members/decline-request";
import { editMember } from "@/operations/members/edit-member";
import { findOrganizer } from "@/operations/members/find-organizer";
import { joinGroup } from "@/operations/members/join-group";
import { leaveGroup } from "@/operations/members/leave-group";
import { listMembers } from "@/operations/members/list-members";
import { removeMember } from "@/operations/members/remove-member";
import { takeBack } from "@/operations/members/take-back";
import { withdrawRequest } from "@/operations/members/withdraw-request";
import { buildGroup, type Place, setPlace, takeIn } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { mailTo } from "../../support/mailbox";

const eventsOf = (group: { id: string }) =>
  database()
    .select({ kind: events.kind, by: events.byUserId })
    .from(events)
    .where(eq(events.streamId, group.id))
    .orderBy(asc(events.number));

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

describe("adding members", () => {
  test("whoever runs the site adds by e-mail address, whatever its case, and again without effect", async () => {
    const { group } = await buildGroup({ members: { ada: "organizer" } });
    const bruno = await buildUser({ name: "bruno" });
    const wanted = { email: bruno.email.toUpperCase(), role: "observer" as const };
    const operator = await findOrganizer(group.slug);

    const added = await addMember(operator, group.slug, wanted);

    expect(await addMember(operator, group.slug, wanted)).toEqual(added);
    expect((await findGroup(bruno, group.slug)).membership).toMatchObject({ id: added.id, role: "observer" });
  });

  test("a site admin who organizes a group adds strangers to it, by address or handle", async () => {
    const ada = await buildUser({ isSiteAdmin: true });
    const group = await createGroup(ada, newGroup.parse({ name: "Staff" }));
    const [bruno, chidi] = [await buildUser({ name: "bruno" }), await buildUser({ name: "chidi" })];
    await addMember(ada, group.slug, { email: bruno.email, role: "member" });
    await addMember(ada, group.slug, { handle: chidi.handle, role: "member" });
    for (const one of [bruno, chidi])
      expect((await findGroup(one, group.slug)).membership).toMatchObject({ state: "active" });
  });

  test("neither lifts a ban, nor changes a role", async () => {
    const { group, people } = await buildGroup({
      members: { ada: "organizer", bruno: "banned", chidi: "moderator" },
    });
    const add = ({ handle }: { handle: string }) =>
      addMember(people.ada, group.slug, { handle, role: "member" });

    await expect(add(people.bruno)).rejects.toMatchObject({ code: "member.banned" });
    await expect(add(people.chidi)).rejects.toMatchObject({ code: "member.already" });
  });

  test("an organizer invites by handle who is in another of their groups, and knows no strangers", async () => {
    const { group, people } = await buildGroup({ members: { ada: "organizer" } });
    const other = await buildGroup({ members: { olga: "organizer", bruno: "member", chidi: "left" } });
    const { bruno, chidi } = other.people;
    const add = (handle: string) =>
      addOrInvite(people.ada, group.slug, { handle, role: "member" }, { id: newId() });

    await takeIn(other.people.olga, other.group.slug, people.ada);
    await expect(add(bruno.handle)).rejects.toMatchObject({ code: "member.no-such-user" });
    await setPlace((await findGroup(people.ada, other.group.slug)).membership?.id ?? "", {
      role: "organizer",
    });

    expect(await add(bruno.handle)).toMatchObject({ handle: bruno.handle, email: null, state: "open" });
    await expect(findGroup(bruno, group.slug)).rejects.toThrow(NotFound);
    await expect(add(chidi.handle)).rejects.toMatchObject({ code: "member.no-such-user" });
    expect(await mailTo(chidi.email)).toEqual([]);
    for (let tried = 0; tried < 18; tried++)
      await expect(add(`nobody-${tried}`)).rejects.toMatchObject({ code: "member.no-such-user" });
    await expect(add("nobody")).rejects.toMatchObject({ code: "too-many" });
  });

  test.each(["left", "removed"] as const)(
    "who has %s a group is not put back by an organizer, but invited, without their address being told",
    async (place) => {
      const { group, people } = await buildGroup({ members: { ada: "organizer", bruno: place } });
      const { ada, bruno } = people;
      const wanted = { handle: bruno.handle, role: "moderator" as const };
      await expect(addMember(ada, group.slug, wanted)).rejects.toMatchObject({ code: "member.not-pending" });
      const answer = await addOrInvite(ada, group.slug, wanted, { id: newId() });
      expect(answer).toMatchObject({ handle: bruno.handle, role: "moderator", maxUses: 1 });
      const list = await listInvitations(ada, group.slug, { limit: 5 });
      expect(JSON.stringify([answer, list])).not.toContain(bruno.email);
      await expect(findGroup(bruno, group.slug)).rejects.toThrow(NotFound);

      const token = /invitations\/([\w-]+)/.exec((await mailTo(bruno.email))[0]?.text ?? "")?.[1] ?? "";
      const chidi = await buildUser({ name: "chidi" });
      await expect(acceptInvitation(chidi, token)).rejects.toMatchObject({
        code: "invitation.other-address",
      });
      await acceptInvitation(bruno, token);
      expect((await findGroup(bruno, group.slug)).membership).toMatchObject({ role: "moderator" });
    },
  );

  test("by handle nobody is made an organizer who has not asked to come in", async () => {
    const { group, people } = await buildGroup({
      members: { ada: "organizer", bruno: "left", chidi: "pending" },
    });
    const add = ({ handle }: { handle: string }) =>
      addOrInvite(people.ada, group.slug, { handle, role: "organizer" }, { id: newId() });
    await expect(add(people.bruno)).rejects.toMatchObject({ code: "invitation.role" });
    expect(await add(people.chidi)).toMatchObject({ role: "organizer", state: "active" });
  });

  test("a removal is undone within the hour, and no leaving", async () => {
    const { group, people, memberIds } = await buildGroup({
      members: { ada: "organizer", bruno: "moderator", chidi: "member" },
    });
    await removeMember(people.ada, group.slug, memberIds.bruno);
    await leaveGroup(people.chidi, group.slug);
    const code = "member.not-removed";
    const late = new Date(Date.now() + TAKING_BACK);
    const back = (member: string, now?: Date) => takeBack(people.ada, group.slug, member, now);
    await expect(back(memberIds.bruno, late)).rejects.toMatchObject({ code });
    await expect(back(memberIds.chidi)).rejects.toMatchObject({ code });
    await back(memberIds.bruno);
    expect((await findGroup(people.bruno, group.slug)).membership).toMatchObject({ role: "moderator" });
    await expect(findGroup(people.chidi, group.slug)).rejects.toThrow(NotFound);
  });

  test("no organizer puts an address into a group: it is invited, with or without an account", async () => {
    const { group, people } = await buildGroup({ members: { ada: "organizer" } });
    const bruno = await buildUser({ name: "bruno" });
    const nobody = `${bruno.handle}-nobody@example.org`;
    const role = "moderator" as const;
    const direct = addMember(people.ada, group.slug, { email: bruno.email, role });
    await expect(direct).rejects.toThrow(Forbidden);

    const answers = [];
    for (const email of [bruno.email, nobody]) {
      const answer = await addOrInvite(people.ada, group.slug, { email, role }, { id: newId() });
      expect(answer).toMatchObject({ email, role, state: "open", uses: 0, maxUses: 1 });
      answers.push(Object.keys(answer));
      expect(await mailTo(email)).toHaveLength(1);
    }
    expect(answers[0]).toEqual(answers[1]);
    await expect(findGroup(bruno, group.slug)).rejects.toThrow(NotFound);

    const [mail] = await mailTo(bruno.email);
    const token = /invitations\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    await acceptInvitation(bruno, token);
    expect((await findGroup(bruno, group.slug)).membership).toMatchObject({ role, state: "active" });
  });

  test("an invitation makes nobody an organizer", async () => {
    const { group, people } = await buildGroup({ members: { ada: "organizer" } });
    const wanted = { email: "olga@example.org", role: "organizer" as const };
    const adding = addOrInvite(people.ada, group.slug, wanted, { id: newId() });
    await expect(adding).rejects.toMatchObject({ code: "invitation.role" });
  });

  test("two organizers who add each other at once do not stand in each other's way", async () => {
    const { group, people } = await buildGroup({ members: { ada: "organizer", bruno: "organizer" } });
    const { ada, bruno } = people;
    const add = (by: typeof ada, whom: typeof ada) =>
      addMember(by, group.slug, { handle: whom.handle, role: "organizer" });
    const added = await Promise.all(
      Array.from({ length: 12 }, (_, at) => (at % 2 ? add(ada, bruno) : add(bruno, ada))),
    );
    expect(added).toHaveLength(12);
  });

  test("what whoever runs the site does in an organizer's name is nobody's doing", async () => {
    const { group, people, memberIds } = await buildGroup({ members: { ada: "organizer", bruno: "member" } });
    const chidi = await buildUser({ name: "chidi" });
    await changeRole(people.ada, group.slug, { memberId: memberIds.bruno, role: "observer" });
    const operator = await findOrganizer(group.slug);
    await addMember(operator, group.slug, { handle: chidi.handle, role: "member" });
    const doers = (await eventsOf(group)).map(({ by }) => by);
    expect(doers.slice(-2)).toEqual([people.ada.userId, null]);
  });

  test.each(["moderator", "member", "observer"] as const)("a %s may not", async (role) => {
    const { group, people } = await buildGroup({ members: { bruno: role } });
    const chidi = await buildUser({ name: "chidi" });
    const adding = addMember(people.bruno, group.slug, { handle: chidi.handle, role: "member" });
    await expect(adding).rejects.toThrow(Forbidden);
  });
});

describe("letting in with a role", () => {
  const wanted = { state: "active", role: "moderator" } as const;

  test("is one step, told once", async () => {
    const { group, people, memberIds } = await buildGroup({
      members: { ada: "organizer", chidi: "pending" },
    });
    await editMember(people.ada, group.slug, memberIds.chidi, wanted);
    const { membership } = await findGroup(people.chidi, group.slug);
    expect(membership).toMatchObject({ state: "active", role: "moderator" });
    const kinds = (await eventsOf(group)).map(({ kind }) => kind);
    expect(kinds.slice(-1)).toEqual(["member.joined"]);
    expect(kinds).not.toContain("member.changed");
  });

  test("changes nothing where nobody waits", async () => {
    const { group, people, memberIds } = await buildGroup({ members: { ada: "organizer", chidi: "member" } });
    const editing = editMember(people.ada, group.slug, memberIds.chidi, wanted);
    await expect(editing).rejects.toMatchObject({ code: "member.not-pending" });
    expect((await findGroup(people.chidi, group.slug)).membership).toMatchObject({ role: "member" });
  });

  test("a moderator lets in, but gives no role", async () => {
    const { group, people, memberIds } = await buildGroup({
      members: { bruno: "moderator", chidi: "pending" },
    });
    await expect(editMember(people.bruno, group.slug, memberIds.chidi, wanted)).rejects.toThrow(Forbidden);
    await expect(findGroup(people.chidi, group.slug)).rejects.toThrow(NotFound);
    await editMember(people.bruno, group.slug, memberIds.chidi, { state: "active" });
    expect((await findGroup(people.chidi, group.slug)).membership).toMatchObject({ role: "member" });
  });
});

describe("roles", () => {
  test("an organizer changes them, members of other groups are not there", async () => {
    const { group, people, memberIds } = await buildGroup({ members: { ada: "organizer", bruno: "member" } });
    const other = await buildGroup({ members: { chidi: "member" } });

    await changeRole(people.ada, group.slug, { memberId: memberIds.bruno, role: "moderator" });

    expect((await findGroup(people.bruno, group.slug)).membership).toMatchObject({ role: "moderator" });
    const astray = changeRole(people.ada, group.slug, { memberId: other.memberIds.chidi, role: "observer" });
    await expect(astray).rejects.toThrow(NotFound);
  });

  test.each(["moderator", "member", "observer"] as const)("a %s changes none", async (role) => {
    const { group, people, memberIds } = await buildGroup({ members: { bruno: role, chidi: "member" } });
    for (const memberId of [memberIds.bruno, memberIds.chidi])
      await expect(changeRole(people.bruno, group.slug, { memberId, role: "organizer" })).rejects.toThrow(
        Forbidden,
      );
  });

  test("only active members have a role to change", async () => {
    const { group, people, memberIds } = await buildGroup({ members: { ada: "organizer", bruno: "left" } });
    const change = changeRole(people.ada, group.slug, { memberId: memberIds.bruno, role: "organizer" });
    await expect(change).rejects.toMatchObject({ code: "member.not-active" });
  });
});

describe("leaving", () => {
  test("a member who leaves a private group does not find it again", async () => {
    const { group, people } = await buildGroup({ members: { bruno: "member" } });
    await leaveGroup(people.bruno, group.slug);
    await expect(findGroup(people.bruno, group.slug)).rejects.toThrow(NotFound);
  });

  test("an organizer removes a member, but not themselves", async () => {
    const { group, people, memberIds } = await buildGroup({ members: { ada: "organizer", bruno: "member" } });
    await removeMember(people.ada, group.slug, memberIds.bruno);
    await expect(findGroup(people.bruno, group.slug)).rejects.toThrow(NotFound);
    await expect(removeMember(people.ada, group.slug, memberIds.bruno)).rejects.toThrow(Conflict);
    await expect(removeMember(people.ada, group.slug, memberIds.ada)).rejects.toThrow(Forbidden);
  });

  test("the last organizer cannot leave or step down", async () => {
    const { group, people, memberIds } = await buildGroup({ members: { ada: "organizer", bruno: "member" } });
    const last = { code: "member.last-organizer" };
    await expect(leaveGroup(people.ada, group.slug)).rejects.toMatchObject(last);
    const down = changeRole(people.ada, group.slug, { memberId: memberIds.ada, role: "member" });
    await expect(down).rejects.toMatchObject(last);
  });

  test("of two organizers who go at once, by whatever way, exactly one stays", async () => {
    const { group, people, memberIds } = await buildGroup({
      members: { ada: "organizer", bruno: "organizer" },
    });
    const ways = [
      () => leaveGroup(people.ada, group.slug),
      () => changeRole(people.ada, group.slug, { memberId: memberIds.ada, role: "member" }),
      () => removeMember(people.bruno, group.slug, memberIds.ada),
    ];
    for (let round = 0; round < 100; round++) {
      const going = await Promise.allSettled([
        ways[round % 3]?.() ?? Promise.reject(),
        leaveGroup(people.bruno, group.slug),
      ]);
      expect(going.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const one of going)
        if (one.status === "rejected") expect(["Conflict", "NotFound"]).toContain(one.reason.name);
      for (const id of Object.values(memberIds)) await setPlace(id, { role: "organizer", state: "active" });
    }
  });
});

describe("the list of members", () => {
  const seenBy = {
    observer: ["ada", "bruno"],
    member: ["ada", "bruno"],
    moderator: ["ada", "bruno", "chidi"],
    organizer: ["ada", "bruno", "chidi"],
  };

  test.each(Object.entries(seenBy) as [Place, string[]][])("%s sees %j", async (role, names) => {
    const { group, people } = await buildGroup({
      members: { ada: "organizer", bruno: role, chidi: "pending", dora: "left", emil: "banned" },
    });

    const { items } = await listMembers(people.bruno, group.slug, { limit: 50 });

    expect(items.map(({ name }) => name)).toEqual(names);
    expect(items.every(({ user }) => (user !== undefined) === (role === "organizer"))).toBe(true);
  });

  test("who keeps order may ask for those who are gone; members may not", async () => {
    const { group, people } = await buildGroup({
      members: { ada: "organizer", bruno: "member", dora: "banned" },
    });
    const gone = { states: ["banned" as const], limit: 50 };
    expect((await listMembers(people.ada, group.slug, gone)).items).toMatchObject([{ name: "dora" }]);
    expect((await listMembers(people.bruno, group.slug, gone)).items).toEqual([]);
  });

  test("outsiders do not see the members of a public group", async () => {
    const { group } = await buildGroup({ visibility: "public", members: {} });
    const page = { limit: 50 };
    await expect(listMembers(await buildUser({ name: "eve" }), group.slug, page)).rejects.toThrow(Forbidden);
    await expect(listMembers(signedOut, group.slug, page)).rejects.toThrow(SignedOut);
  });
});
