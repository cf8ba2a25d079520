import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { IMPORTS_WAITING } from "@/domain/limits";
import { Conflict, Problem } from "@/domain/problems";
import { newDecision, newJudgement, newSanction } from "@/domain/wire/moderation";
import { deleteImport } from "@/operations/imports/delete-import";
import { findImport } from "@/operations/imports/find-import";
import { takeBackImport } from "@/operations/imports/take-back-import";
import { leaveGroup } from "@/operations/members/leave-group";
import { decideItem } from "@/operations/moderation/decide-item";
import { moderatePost } from "@/operations/moderation/moderate-post";
import { pardonMember } from "@/operations/moderation/pardon-member";
import { sanctionMember } from "@/operations/moderation/sanction-member";
import { undoDecision } from "@/operations/moderation/undo-decision";
import { deletePost } from "@/operations/posts/delete-post";
import { editPost } from "@/operations/posts/edit-post";
import { itemOfImport, keepForReview } from "../../support/build-brought";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { setPlace } from "../../support/build-group";
import { decide, itemAbout, moderate } from "../../support/build-review";

/*
 * What two people do at the same moment, five hundred times each: there is one winner, and nothing is half done. Whatever
 * fails does so with a problem that can be told.
 */

const TRIES = 500;
const AT_ONCE = 10;

async function often(one: (times: number) => Promise<void>, atOnce = AT_ONCE): Promise<void> {
  for (let from = 0; from < TRIES; from += atOnce)
    await Promise.all(Array.from({ length: atOnce }, (_, at) => one(from + at)));
}

const opening = (annotation: { posts: { id: string }[] }) => annotation.posts[0]?.id ?? "";

async function settled(...deeds: Promise<unknown>[]) {
  const ended = await Promise.allSettled(deeds);
  for (const one of ended) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(Problem);
  return ended.map(({ status }) => status === "fulfilled");
}

test("Two moderators decide on one item: one of them does", async () => {
  const { group, reading, ada, bruno, chidi } = await buildGroupReading();
  await moderate(ada, group.slug, { hold: "everything" });
  await often(async () => {
    const post = opening(await annotate(chidi, reading));
    const { id = "", version = 0 } = (await itemAbout(bruno, post)) ?? {};
    const [approved, hidden] = await settled(
      decideItem(ada, id, newDecision.parse({ action: "approve", version })),
      decideItem(bruno, id, newDecision.parse({ action: "hide", note: "No.", version })),
    );
    expect(approved).toBe(!hidden);
    const [row] = await database().execute<{ moderation: string; steps: number }>(sql`
      select moderation, (select count(*)::int from moderation_log where post_id = posts.id and action <> 'hold') as steps
      from posts where id = ${post}::uuid`);
    expect(row).toEqual({ moderation: approved ? "visible" : "hidden", steps: 1 });
  });
}, 120_000);

test("One moderator decides in the queue, another on the page: one of them does, whatever the other saw", async () => {
  const { group, reading, ada, bruno, chidi } = await buildGroupReading();
  await moderate(ada, group.slug, { hold: "everything" });
  await often(async () => {
    const post = opening(await annotate(chidi, reading));
    const { id = "", version = 0 } = (await itemAbout(ada, post)) ?? {};
    const seen = { status: "held" };
    const [approved, returned] = await settled(
      decideItem(ada, id, newDecision.parse({ action: "approve", version })),
      moderatePost(bruno, post, newJudgement.parse({ action: "return", note: "No.", version: 1, seen })),
    );
    expect(approved).toBe(!returned);
    const [row] = await database().execute<{ moderation: string; steps: number; open: number }>(sql`
      select moderation, (select count(*)::int from moderation_log where post_id = posts.id and action <> 'hold') as steps,
        (select count(*)::int from review_items where post_id = posts.id and decided_at is null) as open
      from posts where id = ${post}::uuid`);
    expect(row).toEqual({ moderation: approved ? "visible" : "returned", steps: 1, open: 0 });
  });
}, 120_000);

test("A decision is taken back while another moderator decides: nothing is shown that neither of them has approved", async () => {
  const { group, reading, ada, bruno, chidi } = await buildGroupReading();
  await moderate(ada, group.slug, { hold: "everything" });
  await often(async () => {
    const post = opening(await annotate(chidi, reading));
    const returned = await decide(bruno, post, { action: "return", note: "By mistake." });
    const seen = { status: "returned" };
    const [undone, hidden] = await settled(
      undoDecision(bruno, returned?.id ?? ""),
      moderatePost(ada, post, newJudgement.parse({ action: "hide", note: "Worse.", version: 1, seen })),
    );
    expect(undone).toBe(!hidden);
    const [row] = await database().execute<{ moderation: string; open: number }>(sql`
      select moderation, (select count(*)::int from review_items where post_id = posts.id and decided_at is null) as open
      from posts where id = ${post}::uuid`);
    expect(row).toEqual(undone ? { moderation: "held", open: 1 } : { moderation: "hidden", open: 0 });
  });
}, 120_000);

test("A deletion and a decision: what is deleted is gone, and each step stands in the log once", async () => {
  const { group, reading, ada, bruno, chidi } = await buildGroupReading();
  await moderate(ada, group.slug, { hold: "everything" });
  await often(async () => {
    const post = opening(await annotate(chidi, reading));
    const { id = "", version = 0 } = (await itemAbout(bruno, post)) ?? {};
    const [approved, deleted] = await settled(
      decideItem(bruno, id, newDecision.parse({ action: "approve", version })),
      deletePost(chidi, post),
    );
    expect(deleted).toBe(true);
    const steps = await database().execute<{ action: string; from_state: string }>(sql`
      select action, from_state from moderation_log where post_id = ${post}::uuid and action <> 'hold' order by id`);
    const gone = { action: "delete", from_state: approved ? "visible" : "held" };
    expect([...steps]).toEqual(approved ? [{ action: "approve", from_state: "held" }, gone] : [gone]);
  });
}, 120_000);

test("An approval and an edit: nothing is shown that was not looked at, and what was not waits", async () => {
  const { group, reading, ada, bruno, chidi } = await buildGroupReading();
  await moderate(ada, group.slug, { hold: "everything" });
  await often(async () => {
    const post = opening(await annotate(chidi, reading, { body: { markdown: "Looked at." } }));
    const { id = "", version = 0 } = (await itemAbout(bruno, post)) ?? {};
    const [approved, edited] = await settled(
      decideItem(bruno, id, newDecision.parse({ action: "approve", version })),
      editPost(chidi, post, { version: 1, body: { markdown: "Not looked at." } }),
    );
    expect(edited).toBe(true);
    const [row] = await database().execute<{ moderation: string; text: string; open: number }>(sql`
      select posts.moderation, words.text,
        (select count(*)::int from review_items where post_id = posts.id and decided_at is null) as open
      from posts join post_versions words on words.post_id = posts.id and words.version = posts.approved_version
      where posts.id = ${post}::uuid`);
    expect(row).toEqual(
      approved
        ? { moderation: "visible", text: "Looked at.", open: 1 }
        : { moderation: "held", text: "Not looked at.", open: 1 },
    );
  });
}, 120_000);

test("A ban and a post: what was acknowledged is there, and nothing comes after the ban", async () => {
  const { group, reading, memberIds, ada, bruno, chidi } = await buildGroupReading();
  const annotation = await annotate(ada, reading);
  const ban = newSanction.parse({ kind: "ban", reason: "It was said often enough." });
  let acknowledged = 0;
  for (let times = 0; times < TRIES; times++) {
    const [posted, banned] = await settled(
      reply(chidi, annotation, `Words ${times}`),
      sanctionMember(bruno, group.slug, memberIds.chidi, ban),
    );
    expect(banned).toBe(true);
    if (posted) acknowledged += 1;
    expect(await settled(reply(chidi, annotation, "Too late."))).toEqual([false]);
    await pardonMember(ada, group.slug, memberIds.chidi, "ban");
    await setPlace(memberIds.chidi, { state: "active" });
  }
  const [row] = await database().execute<{ count: number }>(sql`
    select count(*)::int as count from posts where author_id = ${memberIds.chidi}::uuid`);
  expect(row?.count).toBe(acknowledged);
}, 120_000);

test("Two organizers leave, or put each other out, at the same moment: one stays", async () => {
  const { group, memberIds, ada, chidi } = await buildGroupReading();
  const ban = newSanction.parse({ kind: "ban", reason: "It was said often enough." });
  for (let times = 0; times < TRIES; times++) {
    await setPlace(memberIds.ada, { state: "active", role: "organizer" });
    await setPlace(memberIds.chidi, { state: "active", role: "organizer" });
    const deeds = await Promise.allSettled([
      leaveGroup(ada, group.slug),
      times % 2 ? leaveGroup(chidi, group.slug) : sanctionMember(chidi, group.slug, memberIds.ada, ban),
    ]);
    for (const one of deeds)
      if (one.status === "rejected") expect(one.reason, String(one.reason)).toBeInstanceOf(Problem);
    const [row] = await database().execute<{ count: number }>(sql`
      select count(*)::int as count from memberships
      where group_id = ${group.id}::uuid and role = 'organizer' and state = 'active'`);
    expect(row?.count).toBe(1);
    expect(
      deeds.some((one) => one.status === "rejected" && one.reason instanceof Conflict) || times % 2 === 0,
    ).toBe(true);
  }
}, 120_000);

test("A text is published, and taken back or deleted, at the same moment: one of the two", async () => {
  const { group, ada, chidi } = await buildGroupReading();
  await moderate(ada, group.slug, { takesTexts: true });
  await often(async (times) => {
    const isTakenBack = times % 2 === 1;
    const id = await keepForReview(chidi, group.slug);
    const item = await itemOfImport(ada, id);
    const { version } = await findImport(chidi, group.slug, id);
    const [approved, gone] = await settled(
      decideItem(ada, item?.id ?? "", newDecision.parse({ action: "approve", version: item?.version })),
      isTakenBack ? takeBackImport(chidi, group.slug, id) : deleteImport(chidi, group.slug, id, version),
    );
    expect(approved).toBe(!gone);
    const [row] = await database().execute<{ review: string; published: boolean }>(sql`
      select review, reading_id is not null as published from imports where id = ${id}::uuid`);
    const left = isTakenBack ? { review: "begun", published: false } : undefined;
    expect(row).toEqual(approved ? { review: "approved", published: true } : left);
    if (row?.published === false) await deleteImport(chidi, group.slug, id, version);
  }, IMPORTS_WAITING);
}, 480_000);
