import { sql } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { newInvitation } from "@/domain/wire/invitation";
import { newSanction } from "@/domain/wire/moderation";
import { addToken } from "@/operations/accounts/add-token";
import { findViewerByToken } from "@/operations/accounts/find-viewer";
import { editGroup } from "@/operations/groups/edit-group";
import { acceptInvitation } from "@/operations/invitations/accept-invitation";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { joinGroup } from "@/operations/members/join-group";
import { leaveGroup } from "@/operations/members/leave-group";
import { removeMember } from "@/operations/members/remove-member";
import { listLog } from "@/operations/moderation/list-log";
import { pardonMember } from "@/operations/moderation/pardon-member";
import { sanctionMember } from "@/operations/moderation/sanction-member";
import { listNotices } from "@/operations/notices/list-notices";
import { openReading } from "@/operations/readings/open-reading";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { setPlace } from "../../support/build-group";
import { closePages, follow } from "../../support/follow";

afterEach(closePages);

type Sent = Parameters<typeof newSanction.parse>[0];
const sanction = (sent: Sent) => newSanction.parse({ reason: "Stay with the text.", ...(sent as object) });

describe("A warning", () => {
  test("is told to whoever it is for, with its reason, and changes nothing else", async () => {
    const { group, reading, memberIds, bruno, chidi } = await buildGroupReading();
    await sanctionMember(bruno, group.slug, memberIds.chidi, sanction({ kind: "warn" }));
    expect((await listNotices(chidi, { limit: 50 })).items).toMatchObject([
      { kind: "sanctioned", judgement: { action: "warn", reason: "Stay with the text.", until: null } },
    ]);
    expect((await annotate(chidi, reading)).posts[0]?.status).toBe("visible");
  });
});

describe("Silence", () => {
  test("lets somebody read and write nothing, at once and on an open page, until its end or a pardon", async () => {
    const { group, reading, memberIds, bruno, chidi } = await buildGroupReading();
    const annotation = await annotate(bruno, reading);
    const page = await follow(chidi, reading);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await sanctionMember(bruno, group.slug, memberIds.chidi, sanction({ kind: "silence", until }));
    await page.hearsOf("rights");
    expect(page.heard.at(-1)).toMatchObject({ kind: "rights", data: { annotate: false } });
    await expect(annotate(chidi, reading)).rejects.toThrow("forbidden");
    await expect(reply(chidi, annotation)).rejects.toThrow("forbidden");
    expect((await openReading(chidi, reading.id)).can.annotate).toBe(false);

    await pardonMember(bruno, group.slug, memberIds.chidi, "silence");
    expect((await reply(chidi, annotation)).status).toBe("visible");
    await expect(pardonMember(bruno, group.slug, memberIds.chidi, "silence")).rejects.toThrow(
      "member.not-silenced",
    );
  });

  test("ends by itself", async () => {
    const { group, reading, memberIds, bruno, chidi } = await buildGroupReading();
    await sanctionMember(bruno, group.slug, memberIds.chidi, sanction({ kind: "silence" }));
    await expect(annotate(chidi, reading)).rejects.toThrow("forbidden");
    await database().execute(sql`
      update memberships set silenced_until = now() - interval '1 second' where id = ${memberIds.chidi}::uuid`);
    expect((await annotate(chidi, reading)).posts[0]?.status).toBe("visible");
  });

  test("does not begin in the past, and only silence has an end", async () => {
    const { group, memberIds, bruno } = await buildGroupReading();
    const until = "2020-01-01T00:00:00Z";
    await expect(
      sanctionMember(bruno, group.slug, memberIds.chidi, sanction({ kind: "silence", until })),
    ).rejects.toThrow("sanction.until-past");
    expect(newSanction.safeParse({ kind: "ban", until, reason: "x" }).success).toBe(false);
    expect(newSanction.safeParse({ kind: "ban", reason: " " }).success).toBe(false);
  });
});

describe("A ban", () => {
  test("ends what somebody had there at once: the open page, their token, and every way back in", async () => {
    const { group, reading, memberIds, ada, bruno, chidi } = await buildGroupReading();
    const { token: invited } = await addInvitation(ada, group.slug, newInvitation.parse({}));
    const { token } = await addToken(chidi, { name: "a script", isReadOnly: true, group: group.slug });
    const page = await follow(chidi, reading);
    await sanctionMember(bruno, group.slug, memberIds.chidi, sanction({ kind: "ban" }));
    await page.ends();

    await expect(openReading(chidi, reading.id)).rejects.toThrow("not-found");
    const script = await findViewerByToken(token);
    await expect(openReading(script ?? { userId: null }, reading.id)).rejects.toThrow();
    await expect(acceptInvitation(chidi, invited)).rejects.toThrow();
    expect((await listNotices(chidi, { limit: 50 })).items).toMatchObject([
      { kind: "sanctioned", group: group.slug, judgement: { action: "ban", reason: "Stay with the text." } },
    ]);
    const { items } = await listLog(ada, group.slug, { limit: 50, member: memberIds.chidi });
    expect(items).toMatchObject([{ action: "ban", member: { name: "chidi" }, by: { name: "bruno" } }]);
  });

  test("is lifted by a pardon: they may ask to come back, and wait for a moderator", async () => {
    const { group, memberIds, ada, bruno, chidi } = await buildGroupReading({ visibility: "public" });
    await editGroup(ada, group.slug, { admission: "open" });
    await sanctionMember(bruno, group.slug, memberIds.chidi, sanction({ kind: "ban" }));
    await expect(joinGroup(chidi, group.slug)).rejects.toThrow("group.banned");
    await pardonMember(bruno, group.slug, memberIds.chidi, "ban");
    expect((await joinGroup(chidi, group.slug)).state).toBe("pending");
  });

  test("and a post at the same moment: the post is there or it is not, and no other comes after the ban", async () => {
    const { group, reading, memberIds, ada, bruno, chidi } = await buildGroupReading();
    const annotation = await annotate(ada, reading);
    let acknowledged = 0;
    for (let times = 0; times < 20; times++) {
      const [posted, banned] = await Promise.allSettled([
        reply(chidi, annotation, `Words ${times}`),
        sanctionMember(bruno, group.slug, memberIds.chidi, sanction({ kind: "ban" })),
      ]);
      if (posted.status === "fulfilled") acknowledged += 1;
      expect(banned.status).toBe("fulfilled");
      await expect(reply(chidi, annotation, "Too late.")).rejects.toThrow("not-found");
      const [row] = await database().execute<{ count: number }>(sql`
        select count(*)::int as count from posts where author_id = ${memberIds.chidi}::uuid`);
      expect(row?.count).toBe(acknowledged);
      await pardonMember(ada, group.slug, memberIds.chidi, "ban");
      await setPlace(memberIds.chidi, { state: "active" });
    }
  });
});

test("Whoever is removed without a word stands in the log as well", async () => {
  const { group, memberIds, ada } = await buildGroupReading();
  await removeMember(ada, group.slug, memberIds.chidi);
  expect((await listLog(ada, group.slug, { limit: 50 })).items).toMatchObject([
    { action: "remove", by: { name: "ada" }, member: { name: "chidi" }, reason: "" },
  ]);
});

test("The last organizer is neither banned by another who leaves at that moment, nor leaves alone", async () => {
  const { group, memberIds, ada, chidi } = await buildGroupReading();
  await database().execute(
    sql`update memberships set role = 'organizer' where id = ${memberIds.chidi}::uuid`,
  );
  await Promise.allSettled([
    leaveGroup(ada, group.slug),
    sanctionMember(chidi, group.slug, memberIds.ada, sanction({ kind: "ban" })),
    leaveGroup(chidi, group.slug),
  ]);
  const [row] = await database().execute<{ count: number }>(sql`
    select count(*)::int as count from memberships
    where group_id = ${group.id}::uuid and role = 'organizer' and state = 'active'`);
  expect(row?.count).toBe(1);
});
