import { sql } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { takeJob } from "@/db/jobs";
import { recordEvent } from "@/db/queries/events";
import { updateMember } from "@/db/queries/members";
import { newInvitation } from "@/domain/wire/invitation";
import { newSanction } from "@/domain/wire/moderation";
import { exportWords } from "@/messages/export-words";
import { translator } from "@/messages/translator";
import { addToken } from "@/operations/accounts/add-token";
import { findViewerByToken } from "@/operations/accounts/find-viewer";
import { listDue } from "@/operations/assignments/list-due";
import { followCalendar } from "@/operations/calendars/follow-calendar";
import { readCalendar } from "@/operations/calendars/read-calendar";
import { listMyGroups } from "@/operations/groups/list-groups";
import { acceptInvitation } from "@/operations/invitations/accept-invitation";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { openInvitation } from "@/operations/invitations/open-invitation";
import { changeRole } from "@/operations/members/change-role";
import { leaveGroup } from "@/operations/members/leave-group";
import { removeMember } from "@/operations/members/remove-member";
import { listQueues } from "@/operations/moderation/list-queues";
import { sanctionMember } from "@/operations/moderation/sanction-member";
import { countUnread } from "@/operations/notices/count-unread";
import { listNotices } from "@/operations/notices/list-notices";
import { exportReading } from "@/operations/readings/export-reading";
import { findReadingText } from "@/operations/readings/find-reading-text";
import { queueReminders } from "@/operations/reminders/queue-reminders";
import { sendReminder } from "@/operations/reminders/send-reminder";
import { send } from "../../app/routes";
import { onAnotherInstance } from "../../support/another-instance";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { setPlace } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { closePages, follow } from "../../support/follow";
import { mailTo } from "../../support/mailbox";
import { BY_ID, surfacesOf, told } from "../../support/surfaces";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  closePages();
  for (const stop of stops.splice(0)) await stop();
});

const sanction = (kind: "remove" | "ban" | "silence") =>
  newSanction.parse({ kind, reason: "Stay with the text." });
const WORD = "heliotrope";
const words = exportWords(translator("en"), "en");

/** Long enough that a file of it takes many pieces. */
const LONG = Array.from(
  { length: 1_200 },
  (_, at) => `Paragraph ${at + 1}. I went to the woods because I wished to live deliberately.`,
);

/** Chidi organizes a group with others, and has all that hangs on a place in it. */
async function buildEverything(options: Parameters<typeof buildGroupReading>[0] = {}) {
  const stage = await buildGroupReading(options);
  const { ada, bruno, chidi, dora, group, reading, memberIds } = stage;
  await changeRole(ada, group.slug, { memberId: memberIds.chidi, role: "organizer" });
  const thread = await annotate(dora, reading, { body: { markdown: WORD } });
  const answered = await annotate(chidi, reading, { body: { markdown: "What is this?" } });
  await reply(bruno, answered, WORD);
  const { token } = await addToken(chidi, { name: "of the group", isReadOnly: false, group: group.slug });
  const { token: anywhere } = await addToken(chidi, { name: "a script", isReadOnly: false });
  const feed =
    (await followCalendar(chidi, group.slug))
      .split("/")
      .at(-1)
      ?.replace(/\.ics$/, "") ?? "";
  const { token: link } = await addInvitation(chidi, group.slug, newInvitation.parse({}));
  return { ...stage, thread, token, anywhere, feed, link };
}
type Stage = Awaited<ReturnType<typeof buildEverything>>;

const LOSSES: Record<string, (stage: Stage) => Promise<unknown>> = {
  "is banned": ({ ada, group, memberIds }) =>
    sanctionMember(ada, group.slug, memberIds.chidi, sanction("ban")),
  "is taken out with a reason": ({ ada, group, memberIds }) =>
    sanctionMember(ada, group.slug, memberIds.chidi, sanction("remove")),
  "leaves by themselves": ({ chidi, group }) => leaveGroup(chidi, group.slug),
  "is removed": ({ ada, group, memberIds }) => removeMember(ada, group.slug, memberIds.chidi),
};

describe.each(Object.entries(LOSSES))("Whoever %s", (_, lose) => {
  test("finds no word of the group anywhere, by session or by any token", async () => {
    const stage = await buildEverything();
    const { chidi, reading, thread } = stage;
    const surfaces = surfacesOf(reading, thread, { word: WORD, paragraph: 1 });
    const scripts = await Promise.all([stage.token, stage.anywhere].map((token) => findViewerByToken(token)));
    await lose(stage);
    for (const viewer of [chidi, ...scripts])
      for (const [name, show] of Object.entries(surfaces)) {
        expect(await told(show, viewer ?? { userId: null }), name).not.toContain(WORD);
        if (BY_ID.includes(name)) expect(await told(show, viewer ?? { userId: null })).toBe('"not-found"');
      }
    expect(await findViewerByToken(stage.token)).toBeNull();
    expect(await findViewerByToken(stage.anywhere)).not.toBeNull();
    expect((await listMyGroups(chidi, { limit: 9 })).items).toEqual([]);
    expect(await listQueues(chidi)).toEqual([]);
  });

  test("has no calendar, and passes on no way in", async () => {
    const stage = await buildEverything();
    const guest = await buildUser({ name: "Guest" });
    await lose(stage);
    await expect(readCalendar(stage.feed)).rejects.toThrow("not-found");
    expect(await openInvitation(guest, stage.link)).toEqual({ state: "revoked" });
    await expect(acceptInvitation(guest, stage.link)).rejects.toThrow("invitation.revoked");
    await expect(acceptInvitation(stage.chidi, stage.link)).rejects.toThrow(/group|invitation.revoked/);
    // Nor do they come back with the place.
    await setPlace(stage.memberIds.chidi, { state: "active" });
    await expect(readCalendar(stage.feed)).rejects.toThrow("not-found");
    expect(await findViewerByToken(stage.token)).toBeNull();
  });

  test("gets no mail of it that waits already, nor do those whom they have asked in", async () => {
    const stage = await buildEverything();
    const { ada, chidi, dora, group, reading } = stage;
    await assign(ada, reading, { dueAt: new Date(Date.now() + 5 * 3_600_000).toISOString() });
    const guest = { email: `guest-of-${group.slug}@example.org` };
    await addInvitation(chidi, group.slug, newInvitation.parse(guest));
    while (await queueReminders());
    // The mails are made, and nobody has sent them yet.
    for (let job = await takeJob("send-reminder"); job; job = await takeJob("send-reminder"))
      await sendReminder(job.data);
    await lose(stage);
    expect(await mailTo(chidi.email)).toEqual([]);
    expect(await mailTo(guest.email)).toEqual([]);
    expect(await mailTo(dora.email)).toHaveLength(1);
    expect(await listDue(chidi)).toEqual([]);
  });

  test("is told by the bell of nothing but that", async () => {
    const stage = await buildEverything();
    const { ada, chidi, reading } = stage;
    await assign(ada, reading, { dueAt: new Date(Date.now() + 5 * 3_600_000).toISOString() });
    while (await queueReminders());
    expect(await countUnread(chidi)).toBeGreaterThan(0);
    await lose(stage);
    const { items } = await listNotices(chidi, { limit: 50 });
    expect(items.every(({ kind }) => kind === "sanctioned")).toBe(true);
    expect(await countUnread(chidi)).toBe(items.length);
  });

  test("is not told again what was answered before", async () => {
    const stage = await buildEverything();
    const again = () =>
      send({
        method: "POST",
        path: "/annotations/{annotation}/posts",
        params: { annotation: stage.thread.id },
        body: { body: { markdown: "Once." } },
        token: stage.anywhere,
        headers: { "idempotency-key": "once" },
      });
    const [first, second] = [await again(), await again()];
    expect([first.status, second.status]).toEqual([201, 201]);
    await lose(stage);
    expect((await again()).status).toBe(404);
  });

  test("gets no more of a file that is on its way", async () => {
    const stage = await buildEverything({ paragraphs: LONG });
    const { chidi, group, reading } = stage;
    const [file, text] = [
      (await exportReading(chidi, reading.id, "text", words, { address: "::1" })).pieces,
      await findReadingText(chidi, { group: group.slug, reading: reading.id }, { address: "::1" }),
    ];
    expect((await file.next()).done).toBe(false);
    expect((await text.next()).done).toBe(false);
    await lose(stage);
    await expect(file.next()).rejects.toThrow("not-found");
    await expect(text.next()).rejects.toThrow("not-found");
  });

  test("has their open page ended on another instance, within two seconds", async () => {
    const stage = await buildEverything();
    const { chidi, dora, reading } = stage;
    const { made: page, stop } = await onAnotherInstance(() => follow(chidi, reading));
    const { made: other, stop: stopOther } = await onAnotherInstance(() => follow(dora, reading));
    stops.push(stop, stopOther);
    const began = Date.now();
    await lose(stage);
    await page.ends();
    expect(Date.now() - began).toBeLessThan(2_000);
    expect(other.isEnded()).toBe(false);
  });
});

test("An open page on another instance ends also when the bell that said so was lost", async () => {
  const stage = await buildEverything();
  const { chidi, group, memberIds, reading } = stage;
  const { made: page, stop } = await onAnotherInstance(() => follow(chidi, reading));
  stops.push(stop);
  await database().transaction(async (tx) => {
    await updateMember(tx, { groupId: group.id, id: memberIds.chidi }, "active", { state: "removed" });
    await recordEvent(tx, {
      ...{ streamId: group.id, kind: "member.removed", groupId: group.id, byUserId: null },
      subject: { memberId: memberIds.chidi },
    });
  });
  await page.ends();
  expect(page.isEnded()).toBe(true);
});

describe("Whoever is silenced", () => {
  test("hears on another instance that they write no more, reads on, and asks nobody in", async () => {
    const stage = await buildEverything();
    const { ada, chidi, group, memberIds, reading, thread } = stage;
    const { made: page, stop } = await onAnotherInstance(() => follow(chidi, reading));
    stops.push(stop);
    const began = Date.now();
    await sanctionMember(ada, group.slug, memberIds.chidi, sanction("silence"));
    await page.hearsOf("rights");
    expect(Date.now() - began).toBeLessThan(2_000);
    expect(page.isEnded()).toBe(false);
    const scripts = await Promise.all([stage.token, stage.anywhere].map((token) => findViewerByToken(token)));
    for (const viewer of [chidi, ...scripts])
      await expect(reply(viewer ?? { userId: null }, thread, "Still?")).rejects.toThrow("forbidden");
    await expect(addInvitation(chidi, group.slug, newInvitation.parse({}))).rejects.toThrow("forbidden");
    const guest = await buildUser({ name: "Guest" });
    await expect(acceptInvitation(guest, stage.link)).rejects.toThrow("invitation.revoked");
    const surfaces = surfacesOf(reading, thread, { word: WORD, paragraph: 1 });
    for (const name of ["annotations", "threads", "itself"])
      expect(await told(surfaces[name] ?? (async () => ""), chidi), name).toContain(WORD);
  });
});

test("A mail that waits is not sent to whoever was suspended meanwhile", async () => {
  const { ada, dora, reading } = await buildGroupReading();
  await assign(ada, reading, { dueAt: new Date(Date.now() + 5 * 3_600_000).toISOString() });
  while (await queueReminders());
  for (let job = await takeJob("send-reminder"); job; job = await takeJob("send-reminder"))
    await sendReminder(job.data);
  await database().execute(sql`update users set suspended_at = now() where id = ${dora.userId}::uuid`);
  expect(await mailTo(dora.email)).toEqual([]);
});
