import { describe, expect, test } from "vitest";
import { EXPORT_FORMATS } from "@/domain/exports";
import type { Viewer } from "@/domain/viewer";
import { newInvitation } from "@/domain/wire/invitation";
import { exportWords } from "@/messages/export-words";
import { translator } from "@/messages/translator";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { openAgenda } from "@/operations/assignments/open-agenda";
import { editGroup } from "@/operations/groups/edit-group";
import { findGroup } from "@/operations/groups/find-group";
import { acceptInvitation } from "@/operations/invitations/accept-invitation";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { approveRequest } from "@/operations/members/approve-request";
import { declineRequest } from "@/operations/members/decline-request";
import { joinGroup } from "@/operations/members/join-group";
import { leaveGroup } from "@/operations/members/leave-group";
import { openMembers } from "@/operations/members/open-members";
import { withdrawRequest } from "@/operations/members/withdraw-request";
import { findPost } from "@/operations/posts/find-post";
import { listPostHistory } from "@/operations/posts/list-post-history";
import { exportReading } from "@/operations/readings/export-reading";
import { openReading } from "@/operations/readings/open-reading";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { takeIn } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { closePages, follow } from "../../support/follow";

const nameless = "Former member";

/** A public group whose organizer decides who comes in; Zwetschge has begun a thread, answered in one, and left. */
async function build(how: { nameless?: string } = { nameless }) {
  const room = await buildGroupReading({ visibility: "public" });
  await editGroup(room.ada, room.group.slug, { admission: "on-request" });
  const zoe = await buildUser({ name: "Zwetschge" });
  const memberId = await takeIn(room.ada, room.group.slug, zoe);
  const begun = await annotate(zoe, room.reading, { kind: "question" });
  const highlight = await annotate(zoe, room.reading, { kind: "highlight", body: undefined });
  const answered = await reply(zoe, await annotate(room.chidi, room.reading));
  const assignment = await assign(room.ada, room.reading);
  await leaveGroup(zoe, room.group.slug, how);
  return { ...room, zoe, memberId, begun, highlight, answered, assignment };
}
type Room = Awaited<ReturnType<typeof build>>;

async function exported(viewer: Viewer, reading: { id: string }): Promise<string> {
  let all = "";
  for (const format of EXPORT_FORMATS.filter((one) => one !== "text")) {
    const words = exportWords(translator("en"), "en");
    const { pieces } = await exportReading(viewer, reading.id, format, words, { address: "127.0.0.1" });
    for await (const piece of pieces) all += piece;
  }
  return all;
}

/** Everything that tells who wrote what, as one string. */
async function told({ ada, dora, reading, begun, highlight, answered, assignment, group }: Room) {
  const all = await Promise.all([
    seenBy(dora, reading),
    seenBy(ada, reading),
    openReading(dora, reading.id).then(({ threads }) => threads),
    findAnnotation(dora, begun.id),
    findAnnotation(dora, highlight.id),
    findPost(dora, answered.id),
    listPostHistory(ada, answered.id, { limit: 9 }),
    openAgenda(ada, assignment.id),
    exported(dora, reading),
    openMembers(ada, group.slug, { limit: 100 }),
  ]);
  return JSON.stringify(all);
}

describe("who leaves and gives up their name", () => {
  test("is nowhere named, to nobody, and what they wrote is still theirs", async () => {
    const room = await build();
    const { dora, reading, zoe, memberId } = room;
    const words = await told(room);
    expect(words).toContain(nameless);
    expect(words.toLowerCase()).not.toContain("zwetschge");
    const mine = (await seenBy(dora, reading)).filter(({ author }) => author?.id === memberId);
    expect(mine).toHaveLength(2);
    expect(mine[0]?.author).toEqual({ id: memberId, name: nameless, handle: "" });
    expect((await exported(zoe, reading)).toLowerCase()).not.toContain("zwetschge");
  });

  test("bears it again once they are back, whichever way they come", async () => {
    const WAYS: ((room: Room) => Promise<unknown>)[] = [
      async ({ zoe, group, bruno, memberId }) => {
        await joinGroup(zoe, group.slug);
        await approveRequest(bruno, group.slug, memberId);
      },
      async ({ zoe, group, ada }) => {
        const { token } = await addInvitation(ada, group.slug, newInvitation.parse({}));
        await acceptInvitation(zoe, token);
      },
      ({ zoe, group, ada }) => takeIn(ada, group.slug, zoe),
      async ({ zoe, group, ada }) => {
        await editGroup(ada, group.slug, { admission: "open" });
        await joinGroup(zoe, group.slug);
      },
    ];
    for (const comeBack of WAYS) {
      const room = await build();
      await comeBack(room);
      const words = await told(room);
      expect(words).not.toContain(nameless);
      expect(words).toContain("Zwetschge");
      expect(await findPost(room.dora, room.answered.id)).toMatchObject({
        author: { id: room.memberId, name: "Zwetschge", handle: room.zoe.handle },
      });
    }
  });

  test("asks to come back under their name, and what they wrote bears it only when they are in", async () => {
    const room = await build();
    const { zoe, bruno, dora, group, answered, memberId } = room;
    for (const end of [
      () => withdrawRequest(zoe, group.slug),
      () => declineRequest(bruno, group.slug, memberId),
    ]) {
      await joinGroup(zoe, group.slug, { message: "May I?" });
      const { requests } = await openMembers(bruno, group.slug, { limit: 100 });
      expect(requests).toMatchObject([{ name: "Zwetschge", handle: zoe.handle }]);
      expect(await findPost(dora, answered.id)).toMatchObject({ author: { name: nameless } });
      await end();
      expect(await findPost(dora, answered.id)).toMatchObject({ author: { name: nameless } });
    }
  });

  test("whoever has a page open is asked to look anew, when they go and when they are back", async () => {
    const room = await buildGroupReading({ visibility: "public" });
    const { ada, chidi, dora, olive, group, reading } = room;
    await annotate(chidi, reading);
    const page = await follow(dora, reading);
    await leaveGroup(olive, group.slug);
    await leaveGroup(chidi, group.slug, { nameless });
    await page.hears(1);
    await takeIn(ada, group.slug, chidi);
    await page.hears(2);
    expect(page.kinds()).toEqual(["refresh", "refresh"]);
    closePages();
  });
});

test("who leaves without saying so keeps the name that they bore", async () => {
  const room = await build({});
  expect(await told(room)).toContain("Zwetschge");
  expect((await findGroup(room.zoe, room.group.slug)).membership).toMatchObject({ state: "left" });
});
