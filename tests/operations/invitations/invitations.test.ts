import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { Forbidden, NotFound, SignedOut } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import { newInvitation } from "@/domain/wire/invitation";
import { createGroup } from "@/operations/groups/create-group";
import { findGroup } from "@/operations/groups/find-group";
import { acceptInvitation } from "@/operations/invitations/accept-invitation";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { findInvitation, listInvitations } from "@/operations/invitations/list-invitations";
import { openInvitation } from "@/operations/invitations/open-invitation";
import { revokeInvitation } from "@/operations/invitations/revoke-invitation";
import { approveRequest } from "@/operations/members/approve-request";
import { changeRole } from "@/operations/members/change-role";
import { declineRequest } from "@/operations/members/decline-request";
import { joinGroup } from "@/operations/members/join-group";
import { leaveGroup } from "@/operations/members/leave-group";
import { removeMember } from "@/operations/members/remove-member";
import { takeBack } from "@/operations/members/take-back";
import { withdrawRequest } from "@/operations/members/withdraw-request";
import { buildGroup, type Person, type Place } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { mailTo } from "../../support/mailbox";

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000);

const invite = (by: Person, slug: string, terms: Parameters<typeof newInvitation.parse>[0] = {}) =>
  addInvitation(by, slug, newInvitation.parse(terms));

async function buildInvitation(terms: object = {}) {
  const built = await buildGroup({ members: { ada: "organizer" } });
  return { ...built, invitation: await invite(built.people.ada, built.group.slug, terms) };
}

describe("an invitation by link", () => {
  test("lets somebody into a private group, in its role", async () => {
    const { group, invitation } = await buildInvitation({ role: "observer" });
    const bruno = await buildUser({ name: "Bruno" });
    await expect(findGroup(bruno, group.slug)).rejects.toThrow(NotFound);

    await acceptInvitation(bruno, invitation.token);

    const { membership } = await findGroup(bruno, group.slug);
    expect(membership).toMatchObject({ role: "observer", state: "active" });
  });

  test("is only for people who are signed in, and tokens are not guessed", async () => {
    const { invitation } = await buildInvitation();
    await expect(acceptInvitation(signedOut, invitation.token)).rejects.toThrow(SignedOut);
    await expect(acceptInvitation(await buildUser(), "no-such-token")).rejects.toThrow(NotFound);
  });

  test("is kept as a hash only", async () => {
    const { group, people, invitation } = await buildInvitation();
    const { items } = await listInvitations(people.ada, group.slug, { limit: 50 });
    expect(items).toMatchObject([{ id: invitation.id, state: "open", createdBy: { name: "ada" } }]);
    expect(JSON.stringify(items)).not.toContain(invitation.token);
    expect(invitation.token).toHaveLength(43);
  });

  test("of twenty people who take a link for five at once, five get in", async () => {
    const { group, people, invitation } = await buildInvitation({ maxUses: 5 });
    const crowd: Person[] = [];
    while (crowd.length < 20) crowd.push(await buildUser());

    const answers = await Promise.allSettled(crowd.map((one) => acceptInvitation(one, invitation.token)));

    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    for (const answer of answers)
      if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "invitation.used-up" });
    expect(await findInvitation(people.ada, group.slug, invitation.id)).toMatchObject({
      uses: 5,
      state: "used-up",
    });
    expect(await findGroup(people.ada, group.slug)).toMatchObject({ memberCount: 6 });
  });

  test("accepted ten times at once by one person counts once", async () => {
    const { group, people, invitation } = await buildInvitation({ maxUses: 2 });
    const bruno = await buildUser();

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => acceptInvitation(bruno, invitation.token)),
    );

    expect(new Set(answers.map(({ memberId }) => memberId)).size).toBe(1);
    expect(await findInvitation(people.ada, group.slug, invitation.id)).toMatchObject({ uses: 1 });
    const joined = (await listEvents(database(), [{ streamId: group.id, after: 0 }])).filter(
      ({ kind }) => kind === "member.joined",
    );
    expect(joined).toHaveLength(1);
  });

  test("is over when it has expired", async () => {
    const { invitation } = await buildInvitation({ days: 3 });
    const [bruno, chidi] = [await buildUser(), await buildUser()];
    await acceptInvitation(bruno, invitation.token, { now: inDays(2.9) });
    const late = acceptInvitation(chidi, invitation.token, { now: inDays(3.1) });
    await expect(late).rejects.toMatchObject({ code: "invitation.expired" });
  });

  test("is over when it was revoked, which keeps those who came", async () => {
    const { group, people, invitation } = await buildInvitation();
    const [bruno, chidi] = [await buildUser(), await buildUser()];
    await acceptInvitation(bruno, invitation.token);

    await revokeInvitation(people.ada, group.slug, invitation.id);

    const late = acceptInvitation(chidi, invitation.token);
    await expect(late).rejects.toMatchObject({ code: "invitation.revoked" });
    expect((await findGroup(bruno, group.slug)).membership).toMatchObject({ state: "active" });
    expect(await openInvitation(chidi, invitation.token)).toEqual({ state: "revoked" });
    await expect(revokeInvitation(people.ada, group.slug, invitation.id)).rejects.toThrow(NotFound);
  });
});

describe("who comes with an invitation", () => {
  const table: [Place, string, string][] = [
    ["observer", "observer", "active"],
    ["moderator", "moderator", "active"],
    ["organizer", "organizer", "active"],
    ["pending", "member", "active"],
    ["left", "member", "active"],
  ];

  test.each(table)("%s is then %s and %s", async (place, role, state) => {
    const { group, people } = await buildGroup({ members: { ada: "organizer", bruno: place } });
    const { token } = await invite(people.ada, group.slug, { role: "member" });

    await acceptInvitation(people.bruno, token);

    expect((await findGroup(people.bruno, group.slug)).membership).toMatchObject({ role, state });
  });

  test("whoever is banned stays out, and the link is not spent", async () => {
    const { group, people } = await buildGroup({ members: { ada: "organizer", bruno: "banned" } });
    const { id, token } = await invite(people.ada, group.slug);
    const refusal = "group.join-by-invitation";
    expect(await openInvitation(people.bruno, token)).toMatchObject({ refusal });
    await expect(acceptInvitation(people.bruno, token)).rejects.toMatchObject({ code: refusal });
    await expect(findGroup(people.bruno, group.slug)).rejects.toThrow(NotFound);
    expect(await findInvitation(people.ada, group.slug, id)).toMatchObject({ uses: 0 });
  });

  test("whoever was removed does not come back by an old link, but by a new one", async () => {
    const { group, people, memberIds } = await buildGroup({ members: { ada: "organizer", bruno: "member" } });
    const old = await invite(people.ada, group.slug);
    await removeMember(people.ada, group.slug, memberIds.bruno);

    const refusal = "group.removed";
    expect(await openInvitation(people.bruno, old.token)).toMatchObject({ refusal });
    await expect(acceptInvitation(people.bruno, old.token)).rejects.toMatchObject({ code: refusal });

    const { token } = await invite(people.ada, group.slug);
    expect(await openInvitation(people.bruno, token)).toMatchObject({ refusal: null });
    expect(await acceptInvitation(people.bruno, token)).toMatchObject({ memberId: memberIds.bruno });
  });

  test("whoever left comes back by the same link", async () => {
    const { group, invitation } = await buildInvitation();
    const bruno = await buildUser();
    await acceptInvitation(bruno, invitation.token);
    await leaveGroup(bruno, group.slug);
    await acceptInvitation(bruno, invitation.token);
    expect((await findGroup(bruno, group.slug)).membership).toMatchObject({ state: "active" });
  });
});

describe("whoever came by a moderator's link that can be used again", () => {
  type Site = { ada: Person; bruno: Person; slug: string; memberId: string };
  const asObserver = { role: "observer" as const };
  const steps = {
    "are made observer": ({ ada, slug, memberId }: Site) =>
      changeRole(ada, slug, { memberId, ...asObserver }),
    "are made member": ({ ada, slug, memberId }: Site) => changeRole(ada, slug, { memberId, role: "member" }),
    leave: ({ bruno, slug }: Site) => leaveGroup(bruno, slug),
    "are removed": ({ ada, slug, memberId }: Site) => removeMember(ada, slug, memberId),
    "are taken back": ({ ada, slug, memberId }: Site) => takeBack(ada, slug, memberId),
    ask: ({ bruno, slug }: Site) => joinGroup(bruno, slug),
    withdraw: ({ bruno, slug }: Site) => withdrawRequest(bruno, slug),
    "are declined": ({ ada, slug, memberId }: Site) => declineRequest(ada, slug, memberId),
    "are approved": ({ ada, slug, memberId }: Site) => approveRequest(ada, slug, memberId),
    "come by a newer link for observers": async ({ ada, bruno, slug }: Site) =>
      acceptInvitation(bruno, (await invite(ada, slug, asObserver)).token),
  };
  type Step = keyof typeof steps;

  const table: [Step[], string][] = [
    [["leave"], "moderator"],
    [["leave", "ask"], "moderator"],
    [["leave", "ask", "withdraw"], "moderator"],
    [["leave", "ask", "are approved", "leave"], "member"],
    [["leave", "come by a newer link for observers", "leave"], "observer"],
    [["are made observer", "leave"], "observer"],
    [["are made observer", "leave", "ask"], "observer"],
    [["are made member", "leave"], "member"],
    [["are removed", "are taken back", "leave"], "moderator"],
    [["are removed"], "group.removed"],
    [["are removed", "ask"], "group.removed"],
    [["are removed", "ask", "withdraw"], "group.removed"],
    [["are removed", "ask", "are declined"], "group.removed"],
    [["are removed", "ask", "are approved", "leave"], "member"],
    [["are removed", "come by a newer link for observers", "leave"], "observer"],
    [["leave", "ask", "are declined"], "group.removed"],
  ];

  test.each(table)("and then %j, comes by it again: %s", async (since, outcome) => {
    const { group, people } = await buildGroup({
      visibility: "public",
      admission: "on-request",
      members: { ada: "organizer" },
    });
    const bruno = await buildUser({ name: "Bruno" });
    const { token } = await invite(people.ada, group.slug, { role: "moderator" });
    const { memberId } = await acceptInvitation(bruno, token);
    const site = { ada: people.ada, bruno, slug: group.slug, memberId };
    for (const step of since) await steps[step](site);

    const coming = acceptInvitation(bruno, token);

    if (outcome.includes(".")) {
      await expect(coming).rejects.toMatchObject({ code: outcome });
      expect((await findGroup(bruno, group.slug)).membership?.state).not.toBe("active");
    } else {
      expect(await openInvitation(bruno, token)).toMatchObject({ role: outcome });
      await coming;
      expect((await findGroup(bruno, group.slug)).membership).toMatchObject({
        role: outcome,
        state: "active",
      });
    }
  });
});

describe("an invitation by mail", () => {
  test("is for the account with that address, once, however it is spelled", async () => {
    const bruno = await buildUser({ name: "Bruno", email: "bruno@example.org" });
    const { group, people, invitation } = await buildInvitation({ email: "Bruno@Example.org" });
    const eve = await buildUser({ name: "Eve" });

    expect(await openInvitation(eve, invitation.token)).toMatchObject({ isForOtherAddress: true });
    await expect(acceptInvitation(eve, invitation.token)).rejects.toMatchObject({
      code: "invitation.other-address",
    });
    await acceptInvitation(bruno, invitation.token);

    expect(await findInvitation(people.ada, group.slug, invitation.id)).toMatchObject({
      uses: 1,
      maxUses: 1,
      state: "used-up",
    });
  });

  test("says until which day it is good, by the group's calendar", async () => {
    const ada = await buildUser({ name: "Ada" });
    const terms = {
      name: "Far Readers",
      description: "",
      visibility: "private",
      admission: "by-invitation",
    } as const;
    const { slug } = await createGroup(ada, { ...terms, timeZone: "Pacific/Auckland" });
    await invite(ada, slug, { email: "far@example.org", expiresAt: "2126-12-10T12:00:00Z" });
    const [mail] = await mailTo("far@example.org");
    expect(mail?.text).toContain("it is good until Dec 11, 2126.");
  });

  test("does not fill a stranger's mailbox", async () => {
    const { group, people } = await buildInvitation();
    for (let sent = 0; sent < 5; sent++) await invite(people.ada, group.slug, { email: "eve@example.org" });
    const sixth = invite(people.ada, group.slug, { email: "EVE@example.org" });
    await expect(sixth).rejects.toMatchObject({ code: "invitation.sent-often", values: { hours: 24 } });
  });
});

describe("who invites", () => {
  test.each(["moderator", "member", "observer"] as const)("not a %s", async (role) => {
    const { group, people } = await buildGroup({ members: { ada: "organizer", bruno: role } });
    const { id } = await invite(people.ada, group.slug);
    await expect(invite(people.bruno, group.slug)).rejects.toThrow(Forbidden);
    await expect(listInvitations(people.bruno, group.slug, { limit: 50 })).rejects.toThrow(Forbidden);
    await expect(revokeInvitation(people.bruno, group.slug, id)).rejects.toThrow(Forbidden);
  });

  test("an organizer of another group does not even see it", async () => {
    const { group, invitation } = await buildInvitation();
    const other = await buildGroup({ members: { olga: "organizer" } });
    await expect(invite(other.people.olga, group.slug)).rejects.toThrow(NotFound);
    await expect(revokeInvitation(other.people.olga, other.group.slug, invitation.id)).rejects.toThrow(
      NotFound,
    );
  });
});

describe("what an invitation's page tells", () => {
  test("the group and who invites, to whoever bears the link, and only that it is over once it is", async () => {
    const { invitation, people } = await buildInvitation({ days: 1 });

    expect(await openInvitation(signedOut, invitation.token)).toMatchObject({
      group: { name: "Walden Readers" },
      inviter: "ada",
      place: null,
    });
    expect(await openInvitation(signedOut, invitation.token, inDays(2))).toEqual({ state: "expired" });
    expect(await openInvitation(people.ada, invitation.token, inDays(2))).toMatchObject({ place: "active" });
    expect(await openInvitation(signedOut, "no-such-token")).toBeNull();
  });
});
