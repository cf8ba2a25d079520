import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { memberships } from "@/db/schema/groups";
import type { Viewer } from "@/domain/viewer";
import { mentionableQuery } from "@/domain/wire/mention";
import { listMentionable } from "@/operations/members/list-mentionable";
import { removeMember } from "@/operations/members/remove-member";
import { muteMember } from "@/operations/mutes/mute-member";
import { editReading } from "@/operations/readings/edit-reading";
import { addSubgroup } from "@/operations/subgroups/add-subgroup";
import { placeMembers } from "@/operations/subgroups/place-members";
import { annotate, buildGroupReading } from "../../support/build-discussion";
import { buildViewer } from "../../support/build-group";

type Asked = Parameters<typeof mentionableQuery.parse>[0];

const offered = async (viewer: Viewer, reading: { id: string }, asked: Asked = {}) =>
  (await listMentionable(viewer, reading.id, mentionableQuery.parse(asked))).items.map(({ id }) => id);

const rename = (id: string, name: string, handle: string) =>
  database().update(memberships).set({ name, handle }).where(sql`id = ${id}`);

test("Offered are the members whose name has a word that begins so, accents aside, or whose handle does", async () => {
  const { chidi, reading, memberIds } = await buildGroupReading();
  await rename(memberIds.dora, "Zoë Müller-Ångström", "quick-brown-fox");
  const all = await offered(chidi, reading);
  expect(all.toSorted()).toEqual(
    [memberIds.ada, memberIds.bruno, memberIds.dora, memberIds.olive].toSorted(),
  );
  for (const q of ["zo", "ZOË", "mul", "ang", "müller-å", "quick", "Quick-B"])
    expect(await offered(chidi, reading, { q })).toEqual([memberIds.dora]);
  for (const q of ["oe", "ller", "fox", "%", "_"]) expect(await offered(chidi, reading, { q })).toEqual([]);
});

test("Nobody is offered themselves, who is gone, or whom they never had here; who has muted them is offered as ever", async () => {
  const { ada, chidi, dora, olive, group, reading, memberIds } = await buildGroupReading();
  await muteMember(dora, group.slug, memberIds.chidi);
  await removeMember(ada, group.slug, memberIds.olive);
  expect((await offered(chidi, reading)).toSorted()).toEqual(
    [memberIds.ada, memberIds.bruno, memberIds.dora].toSorted(),
  );
  await expect(listMentionable(olive, reading.id, mentionableQuery.parse({}))).rejects.toThrow();
  const stranger = await buildViewer("zora");
  await expect(listMentionable(stranger, reading.id, mentionableQuery.parse({}))).rejects.toThrow();
});

test("What one writes to oneself mentions nobody, and in a divided reading those apart are not offered", async () => {
  const { ada, bruno, chidi, dora, group, reading, memberIds } = await buildGroupReading();
  expect(await offered(chidi, reading, { audience: "me" })).toEqual([]);
  const mine = await annotate(chidi, reading, { audience: "me" });
  expect(await offered(chidi, reading, { thread: mine.id })).toEqual([]);

  const red = await addSubgroup(ada, group.slug, { name: "Red" });
  const blue = await addSubgroup(ada, group.slug, { name: "Blue" });
  await placeMembers(ada, group.slug, [
    { member: memberIds.chidi, subgroup: red },
    { member: memberIds.olive, subgroup: red },
    { member: memberIds.dora, subgroup: blue },
  ]);
  await editReading(ada, reading.id, { divided: true });
  const among = [memberIds.ada, memberIds.bruno, memberIds.olive].toSorted();
  expect((await offered(chidi, reading)).toSorted()).toEqual(among);
  const thread = await annotate(chidi, reading);
  expect((await offered(chidi, reading, { thread: thread.id })).toSorted()).toEqual(among);
  expect((await offered(bruno, reading, { thread: thread.id })).toSorted()).toEqual(
    [memberIds.ada, memberIds.chidi, memberIds.olive].toSorted(),
  );
  await expect(offered(dora, reading, { thread: thread.id })).rejects.toThrow();
});
