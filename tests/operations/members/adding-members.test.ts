import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { events } from "@/db/schema/events";
import { newId } from "@/domain/ids";
import { TAKING_BACK } from "@/domain/limits";
import { Forbidden, NotFound } from "@/domain/problems";
import { newGroup } from "@/domain/wire/group";
import { newSanction } from "@/domain/wire/moderation";
import { createGroup } from "@/operations/groups/create-group";
import { editGroup } from "@/operations/groups/edit-group";
import { findGroup } from "@/operations/groups/find-group";
import { acceptInvitation } from "@/operations/invitations/accept-invitation";
import { listInvitations } from "@/operations/invitations/list-invitations";
import { addMember } from "@/operations/members/add-member";
import { addOrInvite } from "@/operations/members/add-or-invite";
import { changeRole } from "@/operations/members/change-role";
import { declineRequest } from "@/operations/members/decline-request";
import { editMember } from "@/operations/members/edit-member";
import { findOrganizer } from "@/operations/members/find-organizer";
import { joinGroup } from "@/operations/members/join-group";
import { leaveGroup } from "@/operations/members/leave-group";
import { removeMember } from "@/operations/members/remove-member";
import { takeBack } from "@/operations/members/take-back";
import { withdrawRequest } from "@/operations/members/withdraw-request";
import { listLog } from "@/operations/moderation/list-log";
import { pardonMember } from "@/operations/moderation/pardon-member";
import { sanctionMember } from "@/operations/moderation/sanction-member";
import { buildGroup, setPlace, takeIn } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { mailTo } from "../../support/mailbox";

const eventsOf = (group: { id: string }) =>
  database()
    .select({ kind: events.kind, by: events.byUserId })
    .from(events)
    .where(eq(events.streamId, group.id))
    .orderBy(asc(events.number));

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
    const steps = (await listLog(people.ada, group.slug, { limit: 5 })).items;
    expect(steps.map(({ action, member }) => [action, member?.id])).toEqual([
      ["readmit", memberIds.bruno],
      ["remove", memberIds.bruno],
    ]);
    await expect(findGroup(people.chidi, group.slug)).rejects.toThrow(NotFound);
  });

  test("nobody is taken back who was declined, or banned and let off", async () => {
    const { group, people, memberIds } = await buildGroup({
      members: { ada: "organizer", bruno: "member", chidi: "pending" },
    });
    const code = "member.not-removed";
    await declineRequest(people.ada, group.slug, memberIds.chidi, null);
    const ban = newSanction.parse({ kind: "ban", reason: "It was said often enough." });
    await sanctionMember(people.ada, group.slug, memberIds.bruno, ban);
    await pardonMember(people.ada, group.slug, memberIds.bruno, "ban");
    for (const member of [memberIds.bruno, memberIds.chidi])
      await expect(takeBack(people.ada, group.slug, member)).rejects.toMatchObject({ code });
    for (const person of [people.bruno, people.chidi])
      await expect(findGroup(person, group.slug)).rejects.toThrow(NotFound);
  });

  test("nobody is taken back who was declined, asked again and thought better of it", async () => {
    const { group, people, memberIds } = await buildGroup({
      members: { ada: "organizer", bruno: "member", chidi: "pending" },
      visibility: "public",
    });
    await editGroup(people.ada, group.slug, { admission: "on-request" });
    await declineRequest(people.ada, group.slug, memberIds.chidi, null);
    await joinGroup(people.chidi, group.slug);
    await withdrawRequest(people.chidi, group.slug);
    const code = "member.not-removed";
    await expect(takeBack(people.ada, group.slug, memberIds.chidi)).rejects.toMatchObject({ code });

    // Who was removed is who they were, also where they asked meanwhile.
    await removeMember(people.ada, group.slug, memberIds.bruno);
    await joinGroup(people.bruno, group.slug);
    await withdrawRequest(people.bruno, group.slug);
    await takeBack(people.ada, group.slug, memberIds.bruno);
    expect((await findGroup(people.bruno, group.slug)).membership).toMatchObject({ state: "active" });
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
