import { afterEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { findLastNumber } from "@/db/queries/events";
import { NotFound } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { changeRole } from "@/operations/members/change-role";
import { deletePost } from "@/operations/posts/delete-post";
import { editPost } from "@/operations/posts/edit-post";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { buildViewer } from "../../support/build-group";
import { closePages, follow } from "../../support/follow";

afterEach(closePages);

test("what others write arrives in order, with words, numbered", async () => {
  const { chidi, dora, reading } = await buildGroupReading();
  const dorasPage = await follow(dora, reading);
  const thread = await annotate(chidi, reading);
  const post = await reply(chidi, thread, "First");
  await editPost(chidi, post.id, { version: 1, body: { markdown: "First, mended" } });
  await deletePost(chidi, post.id);
  await deleteAnnotation(chidi, thread.id);
  await dorasPage.hearsOf("annotation.deleted");

  expect(dorasPage.kinds()[0]).toBe("annotation.added");
  expect(dorasPage.kinds()).toContain("post.deleted");
  const numbers = dorasPage.heard.map(({ number }) => number);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});

test("a page that was away gets what it missed, once, and then what is new", async () => {
  const { chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  const seenSoFar = await findLastNumber(database(), reading.id);
  for (let n = 0; n < 5; n++) await reply(chidi, thread, `Missed ${n}`);
  const page = await follow(dora, reading, seenSoFar);
  await reply(chidi, thread, "Now");
  await page.hears(6);
  expect(page.words()).toEqual(["Missed 0", "Missed 1", "Missed 2", "Missed 3", "Missed 4", "Now"]);
});

test("whoever may no longer write, or may again, hears so at once", async () => {
  const { ada, chidi, dora, group, memberIds, reading } = await buildGroupReading();
  const [page, others] = [await follow(chidi, reading), await follow(dora, reading)];
  await changeRole(ada, group.slug, { memberId: memberIds.chidi, role: "observer" });
  await page.hears(1);
  await changeRole(ada, group.slug, { memberId: memberIds.chidi, role: "member" });
  await page.hears(2);
  expect(page.heard.map(({ kind, data }) => [kind, data])).toEqual([
    ["rights", { annotate: false }],
    ["rights", { annotate: true }],
  ]);
  expect(others.heard).toEqual([]);
});

describe("who may not see it hears nothing of it", () => {
  test("a note to oneself reaches its author's other page alone", async () => {
    const { ada, chidi, dora, reading } = await buildGroupReading();
    const [organizers, members, own] = await Promise.all(
      [ada, dora, chidi].map((one) => follow(one, reading)),
    );
    const note = await annotate(chidi, reading, { audience: "me" });
    await reply(chidi, note, "Only mine");
    const open = await annotate(chidi, reading);
    await Promise.all([organizers?.hears(1), members?.hears(1), own?.hears(3)]);
    for (const page of [organizers, members]) {
      expect(page?.heard).toMatchObject([
        { kind: "annotation.added", data: { annotation: { id: open.id } } },
      ]);
    }
    expect(own?.kinds()).toEqual(["annotation.added", "post.added", "annotation.added"]);
  });

  test("a stranger cannot follow a private reading, and can follow a public one", async () => {
    const hidden = await buildGroupReading();
    const open = await buildGroupReading({ visibility: "public" });
    const stranger = await buildViewer("mallory");
    await expect(follow(stranger, hidden.reading)).rejects.toThrow(NotFound);
    const page = await follow(signedOut, open.reading);
    await annotate(open.chidi, open.reading);
    await page.hears(1);
    expect(page.kinds()).toEqual(["annotation.added"]);
  });
});
