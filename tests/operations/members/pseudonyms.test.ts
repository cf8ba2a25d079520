import { expect, test } from "vitest";
import { handleFrom } from "@/domain/accounts";
import { PSEUDONYMS_CHOSEN } from "@/domain/limits";
import type { Viewer } from "@/domain/viewer";
import { newInvitation } from "@/domain/wire/invitation";
import { newTerm } from "@/domain/wire/next-term";
import { notNames } from "@/messages/not-names";
import { addToken } from "@/operations/accounts/add-token";
import { editAccount } from "@/operations/accounts/edit-account";
import { findMe } from "@/operations/accounts/find-me";
import { findViewerByToken } from "@/operations/accounts/find-viewer";
import { beginNextTerm } from "@/operations/groups/begin-next-term";
import { editGroup } from "@/operations/groups/edit-group";
import { findGroup } from "@/operations/groups/find-group";
import { acceptInvitation } from "@/operations/invitations/accept-invitation";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { approveRequest } from "@/operations/members/approve-request";
import { bearPseudonym } from "@/operations/members/bear-pseudonym";
import { giveUpPseudonym } from "@/operations/members/give-up-pseudonym";
import { joinGroup } from "@/operations/members/join-group";
import { leaveGroup } from "@/operations/members/leave-group";
import { listMembers } from "@/operations/members/list-members";
import { openMembers } from "@/operations/members/open-members";
import { openOwnName } from "@/operations/members/open-own-name";
import { removeMember } from "@/operations/members/remove-member";
import { takeBack } from "@/operations/members/take-back";
import { findTalk } from "@/operations/readings/find-talk";
import { openReading } from "@/operations/readings/open-reading";
import { addRoster } from "@/operations/roster/add-roster";
import { listRostered } from "@/operations/roster/list-rostered";
import { printLinks } from "@/operations/roster/print-links";
import { annotate, buildGroupReading, seenBy } from "../../support/build-discussion";
import { takeIn } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { closePages, follow } from "../../support/follow";

const named = (name: string, handle = handleFrom(name)) => ({ name, handle, notNames: notNames() });

/** A name that no other test bears, since handles are one person's on the whole site. */
let birds = 0;
const bird = () =>
  `Heron of lake ${String.fromCharCode(97 + (birds % 26))}${String.fromCharCode(97 + Math.floor(birds++ / 26))}q`;

/** A group that has pseudonyms, where Chidi bears one and has written. */
async function build(visibility: "public" | "private" = "public") {
  const room = await buildGroupReading({ visibility });
  await editGroup(room.ada, room.group.slug, { hasPseudonyms: true, admission: "open" });
  const annotation = await annotate(room.chidi, room.reading);
  const name = bird();
  await bearPseudonym(room.chidi, room.group.slug, room.memberIds.chidi, named(name));
  return { ...room, name, handle: handleFrom(name), annotation };
}
type Room = Awaited<ReturnType<typeof build>>;

const bornBy = async ({ dora, reading }: Pick<Room, "dora" | "reading">) =>
  (await seenBy(dora, reading)).map(({ author }) => author?.name);

test("Whoever bears a pseudonym bears it beside all that they wrote, and nobody but who keeps order is told whose it is", async () => {
  const room = await build();
  const { ada, bruno, chidi, dora, olive, group, memberIds, name, handle } = room;
  expect(await bornBy(room)).toEqual([name]);
  const line = async (viewer: Viewer) =>
    (await listMembers(viewer, group.slug, { limit: 100 })).items.find(({ id }) => id === memberIds.chidi);
  const user = { id: chidi.userId, name: "chidi", handle: chidi.handle };
  for (const viewer of [dora, olive, chidi]) {
    expect(await line(viewer)).toMatchObject({ name, handle });
    expect(await line(viewer)).not.toHaveProperty("user");
  }
  for (const viewer of [ada, bruno]) {
    expect(await line(viewer)).toMatchObject({ name, handle, user });
    const { members } = await openMembers(viewer, group.slug, { limit: 100 });
    expect(members.filter((one) => one.user).map((one) => one.user)).toEqual([user]);
  }
  const others = (await listMembers(bruno, group.slug, { limit: 100 })).items.filter((one) => one.user);
  expect(others).toHaveLength(1);
});

test("A name that could be taken for another’s is refused, and so is what the site calls people", async () => {
  const room = await build();
  const { dora, bruno, group, memberIds, name } = room;
  const bear = (wanted: string) => bearPseudonym(dora, group.slug, memberIds.dora, named(wanted));
  for (const wanted of [
    name.toUpperCase(),
    name.replace("e", "е"),
    "Вruno",
    bruno.handle,
    "former member",
    "Moderator",
  ])
    await expect(bear(wanted), wanted).rejects.toMatchObject({
      code: "member.name-taken",
      details: { field: "name" },
    });
  // The account’s name of who bears another is nobody’s here: to refuse it would tell that they are here.
  await bear("chidi");
  expect((await findGroup(dora, group.slug)).membership?.pseudonym?.name).toBe("chidi");
});

test("Who only asks to be let in is not found out by trying names", async () => {
  const room = await build();
  await editGroup(room.ada, room.group.slug, { admission: "on-request" });
  const quince = await buildUser({ name: "Quince Quillon" });
  await joinGroup(quince, room.group.slug);
  await bearPseudonym(room.dora, room.group.slug, room.memberIds.dora, named("Quince Quillon"));
});

test("A handle is one person’s on the whole site, whoever came first", async () => {
  const room = await build();
  const other = await build();
  const later = await buildUser({ name: room.name });
  expect(later.handle).toBe(`${room.handle}-2`);
  await bearPseudonym(other.dora, other.group.slug, other.memberIds.dora, named(room.name));
  expect((await findGroup(other.dora, other.group.slug)).membership?.pseudonym).toEqual({
    name: room.name,
    handle: `${room.handle}-3`,
  });
});

test("Two who choose one name at once do not both get it", async () => {
  const room = await build();
  const { dora, olive, group, memberIds } = room;
  const wanted = named(bird());
  const both = await Promise.allSettled([
    bearPseudonym(dora, group.slug, memberIds.dora, wanted),
    bearPseudonym(olive, group.slug, memberIds.olive, wanted),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("A pseudonym is chosen only so often; what is refused does not count, and it can always be given up", async () => {
  const room = await build();
  const { dora, group, memberIds, name } = room;
  for (let count = 0; count < PSEUDONYMS_CHOSEN.points; count++) {
    await expect(bearPseudonym(dora, group.slug, memberIds.dora, named(name))).rejects.toThrow();
    await bearPseudonym(dora, group.slug, memberIds.dora, named(bird()));
  }
  await expect(bearPseudonym(dora, group.slug, memberIds.dora, named(bird()))).rejects.toMatchObject({
    code: "member.pseudonyms-chosen",
  });
  await giveUpPseudonym(dora, group.slug, memberIds.dora);
  expect((await findGroup(dora, group.slug)).membership?.pseudonym).toBeNull();
});

test("Nobody names anybody else, and in a group without pseudonyms nobody bears one", async () => {
  const room = await build();
  const { ada, chidi, dora, group, memberIds, name } = room;
  await expect(bearPseudonym(ada, group.slug, memberIds.chidi, named(bird()))).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(giveUpPseudonym(ada, group.slug, memberIds.chidi)).rejects.toMatchObject({
    code: "forbidden",
  });
  await editGroup(ada, group.slug, { hasPseudonyms: false });
  for (const [viewer, id] of [
    [dora, memberIds.dora],
    [chidi, memberIds.chidi],
  ] as const)
    await expect(bearPseudonym(viewer, group.slug, id, named(bird()))).rejects.toMatchObject({
      code: "forbidden",
    });
  await expect(openOwnName(dora, group.slug)).rejects.toMatchObject({ code: "not-found" });
  // Who bears one keeps it, and gives it up when they like.
  expect(await bornBy(room)).toEqual([name]);
  expect((await openOwnName(chidi, group.slug)).may).toEqual({ bear: false, giveUp: true });
  await giveUpPseudonym(chidi, group.slug, memberIds.chidi);
  expect(await bornBy(room)).toEqual(["chidi"]);
});

test("An account that is called otherwise from now on changes no pseudonym", async () => {
  const room = await build();
  await editAccount(room.chidi, { name: "Chidi the First", timeZone: null });
  expect(await bornBy(room)).toEqual([room.name]);
});

test("Who leaves and comes back bears the pseudonym again, also where there are no new ones, and however they left", async () => {
  for (const nameless of [undefined, "Former member"]) {
    const room = await build();
    const { ada, chidi, dora, group, memberIds, name } = room;
    await leaveGroup(chidi, group.slug, { nameless });
    expect(await bornBy(room)).toEqual([nameless ?? name]);
    await expect(bearPseudonym(dora, group.slug, memberIds.dora, named(name))).rejects.toMatchObject({
      code: "member.name-taken",
    });
    await editGroup(ada, group.slug, { hasPseudonyms: false, admission: "on-request" });
    await joinGroup(chidi, group.slug);
    const { requests } = await openMembers(dora, group.slug, { limit: 9 });
    expect(requests).toEqual([]);
    expect((await openMembers(room.bruno, group.slug, { limit: 9 })).requests).toMatchObject([
      { name, user: { handle: chidi.handle } },
    ]);
    await approveRequest(room.bruno, group.slug, memberIds.chidi);
    expect(await bornBy(room)).toEqual([name]);
  }
});

test("Whoever comes in under another name is never seen there under their own: openly, on request, by invitation", async () => {
  const room = await build();
  const { ada, bruno, dora, group } = room;
  const names = async () =>
    (await listMembers(dora, group.slug, { limit: 100 })).items.map(({ name }) => name);
  const [open, asking, invited] = [
    await buildUser({ name: "Zwetschge" }),
    await buildUser({ name: "Zwetschge" }),
    await buildUser({ name: "Zwetschge" }),
  ];
  const wanted = [bird(), bird(), bird()] as const;
  await joinGroup(open, group.slug, { pseudonym: named(wanted[0]) });
  await editGroup(ada, group.slug, { admission: "on-request" });
  const { id } = await joinGroup(asking, group.slug, { message: "May I?", pseudonym: named(wanted[1]) });
  expect((await openMembers(bruno, group.slug, { limit: 9 })).requests).toMatchObject([
    { name: wanted[1], user: { name: "Zwetschge" } },
  ]);
  await approveRequest(bruno, group.slug, id);
  const { token } = await addInvitation(ada, group.slug, newInvitation.parse({}));
  await expect(acceptInvitation(invited, token, { pseudonym: named(wanted[0]) })).rejects.toMatchObject({
    code: "member.name-taken",
  });
  await acceptInvitation(invited, token, { pseudonym: named(wanted[2]) });
  expect((await names()).slice(-3)).toEqual([...wanted]);
  expect(JSON.stringify(await names())).not.toContain("Zwetschge");

  await editGroup(ada, group.slug, { hasPseudonyms: false, admission: "open" });
  const late = await buildUser({ name: "Zwetschge" });
  await expect(joinGroup(late, group.slug, { pseudonym: named(bird()) })).rejects.toThrow();
  const { token: another } = await addInvitation(ada, group.slug, newInvitation.parse({}));
  await expect(acceptInvitation(late, another, { pseudonym: named(bird()) })).rejects.toMatchObject({
    code: "member.no-pseudonyms",
  });
});

test("Who is removed keeps their name or loses it, as the organizer says, and has it back when the removal is undone", async () => {
  for (const nameless of [undefined, "Former member"])
    for (const isPseudonym of [true, false]) {
      const room = await build();
      const { ada, chidi, group, memberIds } = room;
      if (!isPseudonym) await giveUpPseudonym(chidi, group.slug, memberIds.chidi);
      const name = isPseudonym ? room.name : "chidi";
      await removeMember(ada, group.slug, memberIds.chidi, { nameless });
      expect(await bornBy(room)).toEqual([nameless ?? name]);
      if (nameless) {
        const gone = await listMembers(ada, group.slug, { states: ["removed"], limit: 9 });
        expect(gone.items.map((one) => [one.name, one.user])).toEqual([["Former member", undefined]]);
      }
      await takeBack(ada, group.slug, memberIds.chidi);
      expect(await bornBy(room)).toEqual([name]);
      await removeMember(ada, group.slug, memberIds.chidi, { nameless });
      await takeIn(ada, group.slug, chidi);
      expect(await bornBy(room)).toEqual([name]);
    }
});

test("Whoever has a page open is asked to look anew, and whoever changed their name is told how they write", async () => {
  const room = await build();
  const { ada, chidi, dora, group, reading, memberIds, name } = room;
  expect((await openReading(chidi, reading.id)).me).toMatchObject({ name, isPseudonym: true });
  expect((await openReading(dora, reading.id)).me).toMatchObject({ name: "dora", isPseudonym: false });
  const page = await follow(dora, reading);
  await giveUpPseudonym(chidi, group.slug, memberIds.chidi);
  await page.hears(1);
  expect((await findTalk(chidi, reading.id)).borne).toMatchObject({ name: "chidi", isPseudonym: false });
  await bearPseudonym(chidi, group.slug, memberIds.chidi, named(bird()));
  await page.hears(2);
  await removeMember(ada, group.slug, memberIds.chidi, { nameless: "Former member" });
  await page.hears(3);
  await takeBack(ada, group.slug, memberIds.chidi);
  await page.hears(4);
  expect(page.kinds()).toEqual(["refresh", "refresh", "refresh", "refresh"]);
  closePages();
});

test("A token for one group is told the name that is borne there, and no other", async () => {
  const { chidi, group, name, handle } = await build();
  const { token } = await addToken(chidi, { name: "a script", isReadOnly: true, group: group.slug });
  const bound = await findViewerByToken(token);
  expect(bound && (await findMe(bound))).toMatchObject({ name, handle, email: null });
  expect(await findMe(chidi)).toMatchObject({ name: "chidi", handle: chidi.handle });
});

test("Who begins the next term under another name is not laid bare by the prompts that come along", async () => {
  const room = await build();
  const { ada, group, reading, memberIds } = room;
  await annotate(ada, reading, { kind: "prompt" });
  const name = bird();
  await bearPseudonym(ada, group.slug, memberIds.ada, named(name));
  const { slug } = await beginNextTerm(ada, group.slug, newTerm.parse({ name: "Spring" }));
  const next = await findGroup(ada, slug);
  expect(next).toMatchObject({
    hasPseudonyms: true,
    membership: { pseudonym: { name, handle: `${handleFrom(name)}-2` } },
  });
});

test("Who was put in by a list gets links on paper for the account, whatever they are called in the group", async () => {
  const room = await build();
  const { ada, group } = room;
  const { rows } = await addRoster(ada, group.slug, "name,handle\nEmil Quitte,emil-quitte");
  const member = rows[0]?.member ?? "";
  const { userId } = (await listMembers(ada, group.slug, { limit: 100 })).items
    .map((one) => ({ id: one.id, userId: one.user?.id ?? "" }))
    .find(({ id }) => id === member) ?? { userId: "" };
  const emil = { ...room.dora, userId, name: "Emil Quitte", handle: "emil-quitte" };
  await bearPseudonym(emil, group.slug, member, named(bird()));
  const account = { id: member, name: "Emil Quitte", handle: "emil-quitte" };
  expect((await listRostered(ada, group.slug)).items.map((one) => one.member)).toEqual([account]);
  expect((await printLinks(ada, group.slug, [member])).items.map((one) => one.member)).toEqual([account]);
  const again = await addRoster(ada, group.slug, "name,handle\nEmil Quitte,emil-quitte\nEmil Quitte,");
  expect(again.rows.map(({ verdict }) => verdict)).toEqual(["member", "named-already"]);
});
