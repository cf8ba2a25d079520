import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { memberships } from "@/db/schema/groups";
import { Forbidden, SignedOut } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import { newSanction } from "@/domain/wire/moderation";
import { addToken } from "@/operations/accounts/add-token";
import { signOut } from "@/operations/accounts/end-session";
import { findViewerByToken } from "@/operations/accounts/find-viewer";
import { editGroup } from "@/operations/groups/edit-group";
import { deleteImport } from "@/operations/imports/delete-import";
import { findImport } from "@/operations/imports/find-import";
import { takeBackImport } from "@/operations/imports/take-back-import";
import { changeRole } from "@/operations/members/change-role";
import { joinGroup } from "@/operations/members/join-group";
import { withdrawRequest } from "@/operations/members/withdraw-request";
import { sanctionMember } from "@/operations/moderation/sanction-member";
import { onAnotherInstance } from "../../support/another-instance";
import { buildTaking, handIn, keepForReview } from "../../support/build-brought";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { buildViewer } from "../../support/build-group";
import { decide, flag, moderate } from "../../support/build-review";
import { buildUser } from "../../support/cast";
import { closeQueues, followQueue, queuesFollowed } from "../../support/follow-queue";

afterEach(closeQueues);

const opening = (annotation: { posts: { id: string }[] }) => annotation.posts[0]?.id ?? "";

describe("A moderator's open page", () => {
  test("hears at once how much waits, and of every change", async () => {
    const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading({ visibility: "public" });
    const page = await followQueue(bruno, group.slug);
    expect(page.counts()).toEqual([0]);

    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    await page.hears(1);
    await editGroup(ada, group.slug, { admission: "on-request" });
    const esi = await buildViewer("Esi");
    await joinGroup(esi, group.slug);
    await page.hears(2);
    await withdrawRequest(esi, group.slug);
    await page.hears(1);
    await moderate(ada, group.slug, { hold: "everything" });
    await annotate(dora, reading);
    await page.hears(2);
    await decide(ada, post, { action: "keep" });
    await page.hears(1);
  });

  test("hears of a text that a member hands in, takes back, hands in again and deletes", async () => {
    const { slug, bruno, chidi } = await buildTaking();
    const page = await followQueue(bruno, slug);
    const text = await keepForReview(chidi, slug);
    await page.hears(1);
    await takeBackImport(chidi, slug, text);
    await page.hears(0);
    await handIn(chidi, slug, text);
    await page.hears(1);
    const { version } = await findImport(chidi, slug, text);
    await deleteImport(chidi, slug, text, version);
    await page.hears(0);
  });

  test("hears nothing of what waits about themselves, nor twice what stays as it was", async () => {
    const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading();
    const [own, other] = [await followQueue(bruno, group.slug), await followQueue(ada, group.slug)];
    await flag(dora, opening(await annotate(bruno, reading)));
    await other.hears(1);
    await flag(dora, opening(await annotate(chidi, reading)));
    await other.hears(2);
    await own.hears(1);
    expect(own.counts()).toEqual([0, 1]);
  });

  test("hears of all their groups at once, and by a token for one group of that alone", async () => {
    const one = await buildGroupReading();
    const other = await buildGroupReading();
    await database()
      .update(memberships)
      .set({ userId: one.bruno.userId })
      .where(eq(memberships.id, other.memberIds.bruno));
    const bound = await addToken(one.bruno, { name: "a script", isReadOnly: true, group: other.group.slug });
    const page = await followQueue(one.bruno, null);
    const script = await followQueue((await findViewerByToken(bound.token)) ?? signedOut, null);
    await flag(one.dora, opening(await annotate(one.chidi, one.reading)));
    await page.hears(1);
    await flag(other.dora, opening(await annotate(other.chidi, other.reading)));
    await page.hears(2);
    await script.hears(1);
    expect(page.heard.at(-1)?.data.groups.map(({ waiting }) => waiting)).toEqual([1, 1]);
    expect(script.heard.at(-1)?.data.groups.map(({ slug }) => slug)).toEqual([other.group.slug]);
    expect(script.counts()).toEqual([0, 1]);
  });

  test("costs those nothing who only read and write", async () => {
    const { group, reading, bruno, chidi, dora } = await buildGroupReading();
    const page = await followQueue(bruno, group.slug);
    const thread = await annotate(chidi, reading);
    await reply(dora, thread);
    await flag(dora, opening(thread));
    await page.hears(1);
    expect(page.heard).toHaveLength(2);
  });
});

describe("Nobody follows a queue who does not moderate", () => {
  test.each(["a member", "a stranger", "nobody"])("%s", async (who) => {
    const { group, dora } = await buildGroupReading({ visibility: "public" });
    const viewer = who === "a member" ? dora : who === "a stranger" ? await buildUser() : signedOut;
    const refusal = viewer === signedOut ? SignedOut : Forbidden;
    await expect(followQueue(viewer, group.slug)).rejects.toThrow(refusal);
    await expect(followQueue(viewer, "no-such-group")).rejects.toThrow(refusal);
    await expect(followQueue(viewer, 'a","b')).rejects.toThrow(refusal);
    await expect(followQueue(viewer, null)).rejects.toThrow(refusal);
    expect(queuesFollowed()).toBe(0);
  });

  test.each(["another role", "a ban", "signing out"])(
    "%s ends the stream on every instance, before anything else is told",
    async (loss) => {
      const { group, reading, ada, bruno, chidi, dora, memberIds } = await buildGroupReading();
      const here = await followQueue(bruno, group.slug);
      const there = await onAnotherInstance(() => followQueue(bruno, null));
      const lose = {
        "another role": () => changeRole(ada, group.slug, { memberId: memberIds.bruno, role: "member" }),
        "a ban": () =>
          sanctionMember(
            ada,
            group.slug,
            memberIds.bruno,
            newSanction.parse({ kind: "ban", reason: "Enough." }),
          ),
        "signing out": () => signOut(bruno),
      }[loss];
      const began = Date.now();
      await lose?.();
      await flag(dora, opening(await annotate(chidi, reading)));
      await Promise.all([here.ends(), there.made.ends()]);
      // What is promised.
      expect(Date.now() - began).toBeLessThan(2_000);
      expect([here.counts(), there.made.counts()]).toEqual([[0], [0]]);
      await there.stop();
    },
  );

  test("the stream of all groups goes on without the one that is lost", async () => {
    const one = await buildGroupReading();
    const other = await buildGroupReading();
    await database()
      .update(memberships)
      .set({ userId: one.bruno.userId })
      .where(eq(memberships.id, other.memberIds.bruno));
    await flag(one.dora, opening(await annotate(one.chidi, one.reading)));
    const page = await followQueue(one.bruno, null);
    expect(page.counts()).toEqual([1]);
    await changeRole(one.ada, one.group.slug, { memberId: one.memberIds.bruno, role: "member" });
    await page.hears(0);
    expect(page.heard.at(-1)?.data.groups.map(({ slug }) => slug)).toEqual([other.group.slug]);
    expect(page.isEnded()).toBe(false);
  });
});
