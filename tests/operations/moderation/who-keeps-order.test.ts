import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { REVIEW_COUNTED } from "@/domain/limits";
import { Forbidden, Invalid, NotFound } from "@/domain/problems";
import { newSanction } from "@/domain/wire/moderation";
import { editGroup } from "@/operations/groups/edit-group";
import { findGroup } from "@/operations/groups/find-group";
import { changeRole } from "@/operations/members/change-role";
import { joinGroup } from "@/operations/members/join-group";
import { openMembers } from "@/operations/members/open-members";
import { countReview } from "@/operations/moderation/count-review";
import { openLog } from "@/operations/moderation/list-log";
import { listQueues } from "@/operations/moderation/list-queues";
import { openQueues } from "@/operations/moderation/open-queues";
import { pardonMember } from "@/operations/moderation/pardon-member";
import { sanctionMember } from "@/operations/moderation/sanction-member";
import { annotate, buildGroupReading } from "../../support/build-discussion";
import { buildViewer } from "../../support/build-group";
import { decide, flag, moderate } from "../../support/build-review";
import { buildUser } from "../../support/cast";

const opening = (annotation: { posts: { id: string }[] }) => annotation.posts[0]?.id ?? "";

/** So many people wait to be let in. */
async function wait(group: { id: string }, count: number): Promise<void> {
  const asking = await Promise.all(
    Array.from({ length: count }, (_, n) => buildUser({ name: `Reader ${n}` })),
  );
  for (const { userId } of asking)
    await database().execute(sql`
      insert into memberships (group_id, id, user_id, role, state, name, handle)
      select ${group.id}, gen_random_uuid(), id, 'member', 'pending', name, handle from users where id = ${userId}`);
}

describe("How much waits", () => {
  test("is flags, what is held and who asks, for those who moderate, less what concerns themselves", async () => {
    const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading({ visibility: "public" });
    await editGroup(ada, group.slug, { admission: "on-request" });
    expect(await countReview(bruno, group.slug)).toEqual({ waiting: 0 });
    const theirs = opening(await annotate(chidi, reading));
    await flag(dora, theirs);
    await flag(chidi, opening(await annotate(bruno, reading)));
    await joinGroup(await buildViewer("Esi"), group.slug);
    expect(await countReview(bruno, group.slug)).toEqual({ waiting: 2 });
    expect(await countReview(ada, group.slug)).toEqual({ waiting: 3 });
    await decide(ada, theirs, { action: "keep" });
    expect(await countReview(ada, group.slug)).toEqual({ waiting: 2 });
    await expect(countReview(dora, group.slug)).rejects.toThrow(Forbidden);
  });

  test("is counted no further than anybody counts", async () => {
    const { group, bruno } = await buildGroupReading({ visibility: "public" });
    await wait(group, REVIEW_COUNTED + 3);
    expect(await countReview(bruno, group.slug)).toEqual({ waiting: REVIEW_COUNTED + 1 });
    expect(await listQueues(bruno)).toMatchObject([{ slug: group.slug, waiting: REVIEW_COUNTED + 1 }]);
  });
});

describe("The queues of all one’s groups", () => {
  test("are those that one moderates, also where nothing waits, and nobody else’s", async () => {
    const one = await buildGroupReading();
    const other = await buildGroupReading();
    await flag(one.dora, opening(await annotate(one.chidi, one.reading)));
    await flag(other.dora, opening(await annotate(other.chidi, other.reading)));
    expect(await listQueues(one.bruno)).toEqual([
      { groupId: one.group.id, slug: one.group.slug, name: "Walden Readers", waiting: 1 },
    ]);
    expect(await listQueues(one.dora)).toEqual([]);
    await editGroup(one.ada, one.group.slug, { archived: true });
    expect(await listQueues(one.bruno)).toMatchObject([{ waiting: 1 }]);
  });
});

describe("What waits in all one’s groups", () => {
  test("is told in full where something does, five things of each, by names and order of the groups", async () => {
    const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading();
    const others = [await buildGroupReading(), await buildGroupReading()];
    for (const { group: one, memberIds } of others) {
      await database().execute(sql`
        update memberships set user_id = ${bruno.userId} where id = ${memberIds.bruno}::uuid`);
      await database().execute(sql`update groups set name = 'Alder' where id = ${one.id}`);
    }
    const [busy] = others;
    if (!busy) throw new Error("There is another group");
    for (let times = 0; times < 6; times++)
      await flag(busy.dora, opening(await annotate(busy.chidi, busy.reading)));
    await flag(dora, opening(await annotate(chidi, reading)), { note: "Look." });
    await flag(chidi, opening(await annotate(bruno, reading)));
    const { queues, others: more } = await openQueues(bruno);
    expect(more).toEqual([]);
    expect(queues.map(({ name, waiting, items }) => [name, waiting, items.length]).toSorted()).toEqual([
      ["Alder", 0, 0],
      ["Alder", 6, 5],
      ["Walden Readers", 1, 1],
    ]);
    const own = queues.find(({ slug }) => slug === group.slug);
    expect(own?.items[0]?.flags).toMatchObject([{ note: "Look.", by: { name: "dora" } }]);
    expect(own?.group?.moderation?.stockNotes).toEqual([]);
    expect(await openQueues(dora)).toEqual({ queues: [], others: [] });
    await changeRole(ada, group.slug, { memberId: own?.items[0]?.member?.id ?? "", role: "moderator" });
    const [theirs] = (await openQueues(chidi)).queues;
    expect(theirs?.items.map(({ member }) => member?.name)).toEqual(["bruno"]);
  });
});

describe("The log’s page", () => {
  test("opens for moderators, and for members where the group says so, who choose from whom it may tell them of", async () => {
    const { group, reading, memberIds, ada, bruno, chidi, dora } = await buildGroupReading();
    const page = { limit: 50 };
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    expect((await openLog(bruno, group.slug, page)).items.map(({ action }) => action)).toEqual(["flag"]);
    await expect(openLog(dora, group.slug, page)).rejects.toThrow(Forbidden);
    await expect(openLog(await buildViewer("Esi"), group.slug, page)).rejects.toThrow(NotFound);

    await decide(bruno, post, { action: "hide", note: "No." });
    await moderate(ada, group.slug, { isLogOpen: true });
    const opened = await openLog(dora, group.slug, page);
    expect(opened.items.map(({ action }) => action)).toEqual(["settings", "hide"]);
    expect(opened.members).toEqual([{ id: memberIds.chidi, name: "chidi" }]);
    const about = await openLog(dora, group.slug, { ...page, member: memberIds.chidi });
    expect(about.items.map(({ action }) => action)).toEqual(["hide"]);
    await moderate(ada, group.slug, { isLogOpen: false });
    await expect(openLog(dora, group.slug, page)).rejects.toThrow(Forbidden);
  });
});

describe("Who is kept out", () => {
  test("is listed for those who moderate, until they are pardoned", async () => {
    const { group, memberIds, bruno, dora } = await buildGroupReading();
    const ban = newSanction.parse({ kind: "ban", reason: "No." });
    await sanctionMember(bruno, group.slug, memberIds.chidi, ban);
    const listed = async (viewer: typeof bruno) =>
      (await openMembers(viewer, group.slug, { limit: 50 })).banned.map(({ name, may }) => [
        name,
        may.sanction,
      ]);
    expect(await listed(bruno)).toEqual([["chidi", true]]);
    expect(await listed(dora)).toEqual([]);
    await pardonMember(bruno, group.slug, memberIds.chidi, "ban");
    expect(await listed(bruno)).toEqual([]);
  });
});

describe("Stock texts", () => {
  test("are the group’s own, set by organizers and told to those who moderate alone", async () => {
    const { group, ada, bruno, dora } = await buildGroupReading();
    const stockNotes = ["Stay with the text.", "Be kind.\n\nPlease."];
    await moderate(ada, group.slug, { stockNotes });
    const toldTo = async (viewer: typeof ada) =>
      (await findGroup(viewer, group.slug)).moderation?.stockNotes ?? [];
    expect(await toldTo(bruno)).toEqual(stockNotes);
    expect(await toldTo(dora)).toEqual([]);
    await expect(moderate(bruno, group.slug, { stockNotes: [] })).rejects.toThrow(Forbidden);
  });

  test("a reason is asked for, of the list or not, where something is hidden", async () => {
    const { reading, bruno, chidi, dora } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    await expect(decide(bruno, post, { action: "hide" })).rejects.toThrow(Invalid);
  });
});
