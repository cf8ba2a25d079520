import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { posts } from "@/db/schema/annotations";
import { newId } from "@/domain/ids";
import type { Viewer } from "@/domain/viewer";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { findAssignment } from "@/operations/assignments/find-assignment";
import { listProgress, listWholeProgress } from "@/operations/assignments/list-progress";
import { markDone } from "@/operations/assignments/mark-done";
import { leaveGroup } from "@/operations/members/leave-group";
import { removeMember } from "@/operations/members/remove-member";
import { deletePost } from "@/operations/posts/delete-post";
import { listReadingParagraphs } from "@/operations/readings/list-reading-paragraphs";
import { assign, look } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { buildGroup, fillGroup } from "../../support/build-group";
import { buildReading } from "../../support/build-reading";
import { parametersDuring } from "../../support/statements";

const PARAGRAPHS = ["One two three four.", "Five six seven eight.", "Nine ten.", "And one more."];
const whole = (paragraph: number) => ({ passage: { paragraph } });

async function buildRoom() {
  const room = await buildGroupReading({ paragraphs: PARAGRAPHS });
  const { items } = await listReadingParagraphs(room.ada, room.reading.id, { limit: 10 });
  return { ...room, keys: items.map(({ key }) => key) as [string, string, string, string] };
}

const rowsOf = async (viewer: Viewer, id: string) => (await listProgress(viewer, id, { limit: 9 })).items;

const mine = async (viewer: Viewer, id: string) => (await findAssignment(viewer, id)).mine;

test("Each kind is counted apart: annotations in the stretch, answers there, and how far one has read", async () => {
  const { ada, chidi, dora, reading, keys } = await buildRoom();
  const { id } = await assign(ada, reading, {
    from: 1,
    to: 3,
    targets: { annotations: 2, replies: 1, readToEnd: true },
  });
  await annotate(chidi, reading, whole(1));
  await annotate(chidi, reading, whole(3));
  await annotate(chidi, reading, whole(4));
  const theirs = await annotate(dora, reading, whole(2));
  expect(await mine(chidi, id)).toMatchObject({ annotations: 2, replies: 0, hasReached: false });

  await reply(chidi, theirs);
  await look(chidi, reading, keys[0], keys[1]);
  expect(await mine(chidi, id)).toMatchObject({
    annotations: 2,
    replies: 1,
    readTo: 2,
    isReadToEnd: false,
    hasReached: false,
    wordsLeft: 2,
  });

  await look(chidi, reading, keys[2], keys[3]);
  expect(await mine(chidi, id)).toMatchObject({
    readTo: 3,
    isReadToEnd: true,
    hasReached: true,
    wordsLeft: 0,
    done: false,
  });
  expect(await mine(dora, id)).toMatchObject({ annotations: 1, replies: 0, readTo: null });
});

test("What was for oneself, was deleted or is only a highlight does not count; what is held does", async () => {
  const { ada, chidi, dora, reading } = await buildRoom();
  const { id } = await assign(ada, reading, { from: 1, to: 4 });
  await annotate(chidi, reading, { ...whole(1), audience: "me" });
  await annotate(chidi, reading, { ...whole(1), kind: "highlight", body: undefined });
  const gone = await annotate(chidi, reading, whole(2));
  await deleteAnnotation(chidi, gone.id);
  const theirs = await annotate(dora, reading, whole(2));
  const answer = await reply(chidi, theirs);
  await deletePost(chidi, answer.id);
  expect(await mine(chidi, id)).toMatchObject({ annotations: 0, replies: 0 });

  const held = await annotate(chidi, reading, whole(3));
  const moderate = (moderation: "held" | "hidden") =>
    database()
      .update(posts)
      .set({ moderation })
      .where(eq(posts.id, held.posts[0]?.id ?? ""));
  await moderate("held");
  expect(await mine(chidi, id)).toMatchObject({ annotations: 1 });
  await moderate("hidden");
  expect(await mine(chidi, id)).toMatchObject({ annotations: 0 });
});

test("A jump ahead counts as far as it went, and what lies between stays to be read", async () => {
  const { ada, chidi, reading, keys } = await buildRoom();
  const { id } = await assign(ada, reading, { from: 1, to: 4 });
  await look(chidi, reading, keys[3], keys[3]);
  expect(await mine(chidi, id)).toMatchObject({ readTo: 4, isReadToEnd: true, wordsLeft: 10 });

  await look(chidi, reading, keys[2], keys[0]);
  await look(chidi, reading, "no-such-key", keys[1]);
  expect(await mine(chidi, id)).toMatchObject({ wordsLeft: 10 });
});

test("An assignment of two texts is read to the end when both are", async () => {
  const { ada, chidi, reading, group, keys } = await buildRoom();
  const other = await buildReading({ group, organizer: ada, title: "Another", paragraphs: ["A b.", "C d."] });
  const more = [{ reading: other.id, from: 1, to: 2 }];
  const { id } = await assign(ada, reading, { from: 1, to: 2, more });
  const { items } = await listReadingParagraphs(ada, other.id, { limit: 10 });
  await look(chidi, reading, keys[0], keys[1]);
  expect(await mine(chidi, id)).toMatchObject({ readTo: 2, isReadToEnd: false, wordsLeft: 4 });

  await look(chidi, other, items[0]?.key ?? "", items[1]?.key ?? "");
  expect(await mine(chidi, id)).toMatchObject({ readTo: 2, isReadToEnd: true, wordsLeft: 0 });
});

test("Organizers see everybody's row, everybody else their own, and observers none", async () => {
  const { ada, bruno, chidi, dora, olive, reading, memberIds } = await buildRoom();
  const { id } = await assign(ada, reading, { from: 1, to: 4 });
  await annotate(chidi, reading, whole(1));
  await markDone(chidi, id, true);

  const names = async (viewer: Viewer) => (await rowsOf(viewer, id)).map(({ member }) => member.name);
  expect(await names(ada)).toEqual(["ada", "bruno", "chidi", "dora"]);
  expect(await names(bruno)).toEqual(["bruno"]);
  expect(await names(dora)).toEqual(["dora"]);
  expect(await names(olive)).toEqual([]);
  const rows = await rowsOf(ada, id);
  expect(rows.find(({ member }) => member.id === memberIds.chidi)).toEqual({
    member: { id: memberIds.chidi, name: "chidi", handle: chidi.handle },
    subgroup: null,
    annotations: 1,
    replies: 0,
    readTo: null,
    isReadToEnd: false,
    done: true,
  });
});

test("Of many members a page is told at a time, by name, and the file has all of them", async () => {
  const members = { Ada: "organizer", bea: "member", Bea: "member", Cem: "member", dan: "member" } as const;
  const { group, people, memberIds } = await buildGroup({ members });
  const ada = people.Ada;
  const reading = await buildReading({ group, organizer: ada, paragraphs: PARAGRAPHS });
  const { id } = await assign(ada, reading, { from: 1, to: 4 });
  await annotate(people.dan, reading, whole(1));
  const page = async (after?: string | null) => {
    const { items, next } = await listProgress(ada, id, { limit: 2, after: after ?? undefined });
    return { names: items.map(({ member }) => member.name), next, items };
  };
  const byName = ["Ada", ...(memberIds.bea < memberIds.Bea ? ["bea", "Bea"] : ["Bea", "bea"]), "Cem", "dan"];

  const first = await page();
  const second = await page(first.next);
  const third = await page(second.next);
  expect([...first.names, ...second.names, ...third.names]).toEqual(byName);
  expect(third).toMatchObject({ next: null, items: [{ member: { name: "dan" }, annotations: 1 }] });

  await leaveGroup(people.Bea, group.slug);
  await leaveGroup(people.bea, group.slug);
  expect((await page(first.next)).names).toEqual(["Cem", "dan"]);
  expect((await page(newId())).names).toEqual(["Ada", "Cem"]);
  expect((await listProgress(people.dan, id, { limit: 2 })).items).toHaveLength(1);
  expect(await listProgress(people.dan, id, { limit: 2, after: memberIds.dan })).toEqual({
    items: [],
    next: null,
  });
  expect((await listWholeProgress(ada, id)).map(({ member }) => member.name)).toEqual(["Ada", "Cem", "dan"]);
  await expect(listWholeProgress(people.dan, id)).rejects.toMatchObject({ code: "forbidden" });
});

test("What a page asks the database for is as much with many members as with few", async () => {
  const { ada, reading, group } = await buildRoom();
  const { id } = await assign(ada, reading, { from: 1, to: 4 });
  await fillGroup(group, 250);
  const asked = await parametersDuring(async () => {
    const { items, next } = await listProgress(ada, id, { limit: 100 });
    expect(items).toHaveLength(100);
    expect(next).toBe(items.at(-1)?.member.id);
  });
  const idsAsked = asked.flat().map((parameter) => String(parameter).split(",").length);
  expect(Math.max(...idsAsked)).toBe(100);
});

test("Whoever is removed leaves the grid, and cannot be done any more", async () => {
  const { ada, chidi, reading, group, memberIds } = await buildRoom();
  const { id } = await assign(ada, reading, { from: 1, to: 4, assignees: [memberIds.chidi, memberIds.dora] });
  await removeMember(ada, group.slug, memberIds.chidi);

  expect((await rowsOf(ada, id)).map(({ member }) => member.name)).toEqual(["dora"]);
  await expect(markDone(chidi, id, true)).rejects.toMatchObject({ code: "not-found" });
});

test("A member says that they are done, thinks better of it, and is believed both times", async () => {
  const { ada, chidi, dora, reading, memberIds } = await buildRoom();
  const { id } = await assign(ada, reading, { assignees: [memberIds.chidi], targets: { annotations: 5 } });

  expect((await markDone(chidi, id, true)).mine).toMatchObject({ done: true, hasReached: false });
  expect((await markDone(chidi, id, true)).mine).toMatchObject({ done: true });
  expect((await markDone(chidi, id, false)).mine).toMatchObject({ done: false });
  await expect(markDone(dora, id, true)).rejects.toMatchObject({ code: "forbidden" });
  await expect(markDone(ada, id, true)).rejects.toMatchObject({ code: "forbidden" });
});
