import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { annotations } from "@/db/schema/annotations";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { countReview } from "@/operations/moderation/count-review";
import { findTransparency } from "@/operations/moderation/find-transparency";
import { listLog, openLog } from "@/operations/moderation/list-log";
import { deletePost } from "@/operations/posts/delete-post";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { flag, flagHighlight, moderate } from "../../support/build-review";
import { closeQueues, followQueue } from "../../support/follow-queue";

const opening = (annotation: { posts: { id: string }[] }) => annotation.posts[0]?.id ?? "";
const logOf = async (viewer: Parameters<typeof listLog>[0], slug: string) =>
  (await listLog(viewer, slug, { limit: 50 })).items;

test("What authors delete themselves is a row of the log: who, when and how it stood, and none of its words", async () => {
  const { group, reading, bruno, chidi, dora } = await buildGroupReading();
  const thread = await annotate(chidi, reading, { body: { markdown: "Secret walks" } });
  const answer = await reply(dora, thread, "Secret answers");
  await deletePost(dora, answer.id);
  await deleteAnnotation(chidi, thread.id);
  const mark = await annotate(chidi, reading, { kind: "highlight", body: undefined });
  await deleteAnnotation(chidi, mark.id);
  await deleteAnnotation(chidi, mark.id).catch(() => {});

  const log = await logOf(bruno, group.slug);
  expect(log).toMatchObject([
    { action: "delete", subject: "annotation", annotation: mark.id, post: null, from: "visible" },
    { action: "delete", post: opening(thread), by: { name: "chidi" }, member: { name: "chidi" } },
    { action: "delete", post: answer.id, by: { name: "dora" }, from: "visible", to: "deleted", reason: "" },
  ]);
  expect(JSON.stringify(log)).not.toContain("Secret");
  expect((await listLog(bruno, group.slug, { limit: 50, without: "deletions" })).items).toEqual([]);
});

test("What somebody takes from what is for themselves alone is told nobody", async () => {
  const { group, reading, bruno, chidi } = await buildGroupReading();
  const note = await annotate(chidi, reading, { audience: "me" });
  await deletePost(chidi, opening(note));
  await deleteAnnotation(chidi, (await annotate(chidi, reading, { audience: "me" })).id);
  expect(await logOf(bruno, group.slug)).toEqual([]);
});

test("An open log tells members what was deleted of what all were shown, not where, nor that anything else was", async () => {
  const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading();
  await moderate(ada, group.slug, { isLogOpen: true });
  await deletePost(chidi, opening(await annotate(chidi, reading)));
  const among = await annotate(bruno, reading);
  await database().update(annotations).set({ audience: "moderators" }).where(eq(annotations.id, among.id));
  await deletePost(bruno, opening(among));
  await moderate(ada, group.slug, { hold: "everything" });
  await deletePost(chidi, opening(await annotate(chidi, reading)));

  const isDeletion = ({ action }: { action: string }) => action === "delete";
  expect((await logOf(ada, group.slug)).filter(isDeletion).map(({ from }) => from)).toEqual([
    "held",
    "visible",
    "visible",
  ]);
  const told = (await logOf(dora, group.slug)).filter(isDeletion);
  expect(told).toMatchObject([{ by: { name: "chidi" }, post: null, annotation: null, reading: null }]);
  const names = async (without?: "deletions") =>
    (await openLog(dora, group.slug, { limit: 50, without })).members.map(({ name }) => name);
  expect(await names()).toEqual(["chidi"]);
  expect(await names("deletions")).toEqual([]);
});

test("An open log tells members nothing of what is deleted while a see-rule may keep it from some", async () => {
  const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading();
  await moderate(ada, group.slug, { isLogOpen: true });
  await assign(ada, reading, { from: 1, to: 1, see: { others: "after-own", own: 1 } });
  await deletePost(chidi, opening(await annotate(chidi, reading)));
  const deletions = async (viewer: typeof dora) =>
    (await logOf(viewer, group.slug)).filter(({ action }) => action === "delete");
  expect(await deletions(dora)).toEqual([]);
  expect(await deletions(bruno)).toMatchObject([{ by: { name: "chidi" } }]);
});

test("They are no decisions of moderators in the table, and what waited about them waits no more", async () => {
  const { group, reading, bruno, chidi, dora } = await buildGroupReading();
  const page = await followQueue(bruno, group.slug);
  const post = opening(await annotate(chidi, reading));
  await flag(dora, post);
  const mark = await annotate(chidi, reading, { kind: "highlight", body: undefined });
  await flagHighlight(dora, mark.id);
  await page.hears(2);
  await deletePost(chidi, post);
  await page.hears(1);
  await deleteAnnotation(chidi, mark.id);
  await page.hears(0);
  closeQueues();
  expect(await countReview(bruno, group.slug)).toEqual({ waiting: 0 });
  const { decisions } = await findTransparency(bruno, group.slug, {});
  expect(Object.values(decisions).every((times) => times === 0)).toBe(true);
});
