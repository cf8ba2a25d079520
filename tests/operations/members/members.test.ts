import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { Conflict, Forbidden, NotFound, SignedOut } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import { findGroup } from "@/operations/groups/find-group";
import { changeRole } from "@/operations/members/change-role";
import { leaveGroup } from "@/operations/members/leave-group";
import { listHeirs } from "@/operations/members/list-heirs";
import { listMembers } from "@/operations/members/list-members";
import { removeMember } from "@/operations/members/remove-member";
import { buildGroup, type Place, setPlace } from "../../support/build-group";
import { buildUser } from "../../support/cast";

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

  test("the last organizer leaves the group to a member, who is its organizer then", async () => {
    const { group, people, memberIds } = await buildGroup({
      members: { ada: "organizer", bruno: "member", olive: "observer", lea: "left" },
    });
    expect((await listHeirs(people.ada, group.slug))?.map(({ name }) => name)).toEqual(["bruno", "olive"]);
    expect(await listHeirs(people.bruno, group.slug)).toBeNull();
    const refused: [string, object][] = [
      [memberIds.ada, { code: "member.last-organizer" }],
      [memberIds.lea, { code: "member.not-active" }],
      ["nobody", { name: "NotFound" }],
    ];
    for (const [successor, problem] of refused) {
      await expect(leaveGroup(people.ada, group.slug, { successor })).rejects.toMatchObject(problem);
      expect((await findGroup(people.ada, group.slug)).membership).toMatchObject({ role: "organizer" });
    }

    await leaveGroup(people.ada, group.slug, { successor: memberIds.olive });

    await expect(findGroup(people.ada, group.slug)).rejects.toThrow(NotFound);
    expect((await findGroup(people.olive, group.slug)).membership).toMatchObject({ role: "organizer" });
    const events = await listEvents(database(), [{ streamId: group.id, after: 0 }]);
    expect(events.slice(-2)).toMatchObject([
      { kind: "member.changed", subject: { memberId: memberIds.olive, to: { role: "organizer" } } },
      { kind: "member.left", subject: { memberId: memberIds.ada } },
    ]);
  });

  test("members leave a group to nobody: they run none", async () => {
    const { group, people, memberIds } = await buildGroup({
      members: { ada: "organizer", bruno: "moderator", chidi: "member" },
    });
    const leaving = leaveGroup(people.bruno, group.slug, { successor: memberIds.chidi });
    await expect(leaving).rejects.toThrow(Forbidden);
    expect((await findGroup(people.bruno, group.slug)).membership).toMatchObject({ role: "moderator" });
  });

  test("of two organizers one steps down, and is a member like others; the other cannot", async () => {
    const { group, people, memberIds } = await buildGroup({
      members: { ada: "organizer", bruno: "organizer" },
    });
    expect(await listHeirs(people.ada, group.slug)).toBeNull();
    await changeRole(people.ada, group.slug, { memberId: memberIds.ada, role: "member" });
    expect((await findGroup(people.ada, group.slug)).membership).toMatchObject({ role: "member" });
    const down = changeRole(people.bruno, group.slug, { memberId: memberIds.bruno, role: "member" });
    await expect(down).rejects.toMatchObject({ code: "member.last-organizer" });
  });

  test("the last organizer who hands over, and the heir who leaves at once, leave an organizer or nothing changed", async () => {
    for (let round = 0; round < 10; round++) {
      const { group, people, memberIds } = await buildGroup({
        members: { ada: "organizer", bruno: "member" },
      });
      const [handed, left] = await Promise.allSettled([
        leaveGroup(people.ada, group.slug, { successor: memberIds.bruno }),
        leaveGroup(people.bruno, group.slug),
      ]);
      expect([handed.status, left.status].sort()).toEqual(["fulfilled", "rejected"]);
      const rest = handed.status === "fulfilled" ? people.bruno : people.ada;
      expect((await findGroup(rest, group.slug)).membership).toMatchObject({ role: "organizer" });
    }
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
