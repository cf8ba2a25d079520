import { sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { AUDIT_KINDS } from "@/domain/audit";
import { newInvitation } from "@/domain/wire/invitation";
import { newSanction, newTextFlag } from "@/domain/wire/moderation";
import { exportWords } from "@/messages/export-words";
import { translator } from "@/messages/translator";
import { addToken } from "@/operations/accounts/add-token";
import { revokeToken } from "@/operations/accounts/revoke-token";
import { signIn } from "@/operations/accounts/sign-in";
import { editGroup } from "@/operations/groups/edit-group";
import { findGroup } from "@/operations/groups/find-group";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { revokeInvitation } from "@/operations/invitations/revoke-invitation";
import { changeRole } from "@/operations/members/change-role";
import { listMembers } from "@/operations/members/list-members";
import { decideItem } from "@/operations/moderation/decide-item";
import { flagText } from "@/operations/moderation/flag-text";
import { listLog } from "@/operations/moderation/list-log";
import { listReview } from "@/operations/moderation/list-review";
import { sanctionMember } from "@/operations/moderation/sanction-member";
import { exportReading } from "@/operations/readings/export-reading";
import { openReading } from "@/operations/readings/open-reading";
import { inspectGroup } from "@/operations/site/inspect-group";
import { listAudit } from "@/operations/site/list-audit";
import { listReports } from "@/operations/site/list-reports";
import { suspendUser } from "@/operations/site/suspend-user";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { takeIn } from "../../support/build-group";
import { decide, flag, flagMember, moderate } from "../../support/build-review";
import { buildUser } from "../../support/cast";
import { closePages, follow } from "../../support/follow";

afterEach(closePages);

type Admin = Awaited<ReturnType<typeof buildUser>>;
let admin: Admin;
beforeAll(async () => {
  admin = await buildUser({ name: "Grace", isSiteAdmin: true });
});
const why = { reason: "Somebody has written to us." };
const words = exportWords(translator("en"), "en");
const query = { state: "open" as const, limit: 9 };
const sanction = (kind: "ban" | "silence") => newSanction.parse({ kind, reason: "Stay with the text." });

describe("A site admin", () => {
  test("does not read a private group, nor know of it, before they look into it", async () => {
    const { group, reading, chidi } = await buildGroupReading();
    await annotate(chidi, reading);
    await expect(findGroup(admin, group.slug)).rejects.toThrow("not-found");
    await expect(openReading(admin, reading.id)).rejects.toThrow("not-found");
    await expect(listReview(admin, group.slug, query)).rejects.toThrow("not-found");
  });

  test("looks into it for an hour with a reason that its moderators read, sees what they see, and does nothing", async () => {
    const { group, reading, ada, bruno, chidi, dora, memberIds } = await buildGroupReading();
    const note = await annotate(chidi, reading, { audience: "me", body: { markdown: "mine-alone" } });
    const hidden = await annotate(chidi, reading, { body: { markdown: "hidden-words" } });
    await flag(dora, hidden.posts[0]?.id ?? "");
    await decide(ada, hidden.posts[0]?.id ?? "", { action: "hide", note: "Not here." });
    const flagged = await annotate(chidi, reading, { body: { markdown: "shoes" } });
    await flag(dora, flagged.posts[0]?.id ?? "", { note: "He sells shoes." });
    await flagText(dora, reading.id, newTextFlag.parse({ reason: "copyright" }));
    await inspectGroup(admin, group.slug, why);

    const seen = (await seenBy(admin, reading)).map(({ id }) => id);
    expect(seen).toEqual(expect.arrayContaining([hidden.id, flagged.id]));
    expect(seen).not.toContain(note.id);
    const page = await openReading(admin, reading.id);
    expect(page.can.annotate).toBe(false);
    expect(JSON.stringify(page.threads)).not.toContain("mine-alone");
    expect(JSON.stringify(page.threads)).toContain("hidden-words");
    const { items } = await listReview(admin, group.slug, query);
    expect(items).toMatchObject([
      { flags: [{ note: "He sells shoes." }], decisions: [] },
      { kind: "flagged-text", decisions: [] },
    ]);

    await expect(annotate(admin, reading)).rejects.toThrow("forbidden");
    await expect(reply(admin, flagged)).rejects.toThrow("forbidden");
    await expect(
      decideItem(admin, items[0]?.id ?? "", { action: "keep", note: "", version: 1 }),
    ).rejects.toThrow("forbidden");
    await expect(sanctionMember(admin, group.slug, memberIds.chidi, sanction("ban"))).rejects.toThrow(
      "forbidden",
    );
    await expect(listMembers(admin, group.slug, { states: ["active"], limit: 9 })).rejects.toThrow(
      "forbidden",
    );
    await expect(exportReading(admin, reading.id, "json", words, { address: "::1" })).rejects.toThrow(
      "forbidden",
    );

    for (const moderator of [ada, bruno])
      expect((await listLog(moderator, group.slug, { limit: 9 })).items[0]).toMatchObject({
        action: "looked-into",
        by: { id: null, name: "Grace" },
        reason: why.reason,
        until: expect.any(String),
      });
  });

  test("hears on a live page what moderators hear, and no stranger hears it with them", async () => {
    const { group, reading, ada, chidi } = await buildGroupReading({ visibility: "public" });
    await inspectGroup(admin, group.slug, why);
    const stranger = await buildUser({ name: "Stranger" });
    const [looking, outside] = [await follow(admin, reading), await follow(stranger, reading)];
    await moderate(ada, group.slug, { hold: "everything" });
    const secret = await annotate(chidi, reading);
    const open = await annotate(ada, reading);
    await looking.hears(2);
    await outside.hears(1);
    expect(JSON.stringify(looking.heard)).toContain(secret.id);
    expect(JSON.stringify(outside.heard)).not.toContain(secret.id);
    expect(JSON.stringify(outside.heard)).toContain(open.id);
  });

  test("is out again when the hour is over, or they look after the site no more", async () => {
    const { group, reading } = await buildGroupReading();
    await inspectGroup(admin, group.slug, why);
    expect((await openReading(admin, reading.id)).can.annotate).toBe(false);
    const demoted = { ...admin, isSiteAdmin: false };
    await expect(openReading(demoted, reading.id)).rejects.toThrow("not-found");
    await database().execute(sql`update inspections set until = now() where group_id = ${group.id}::uuid`);
    await expect(openReading(admin, reading.id)).rejects.toThrow("not-found");
  });

  test("who is a member reads as one, and nobody else looks in", async () => {
    const { group, ada, chidi } = await buildGroupReading();
    const insider = await buildUser({ name: "Insider", isSiteAdmin: true });
    await takeIn(ada, group.slug, insider);
    await expect(inspectGroup(insider, group.slug, why)).rejects.toThrow("inspection.member");
    await expect(inspectGroup(chidi, group.slug, why)).rejects.toThrow("forbidden");
    await expect(inspectGroup(await buildUser(), group.slug, why)).rejects.toThrow("not-found");
  });
});

test("Reports count what waits in each group, and tell no word of a private one", async () => {
  const { group, reading, chidi, dora, memberIds } = await buildGroupReading();
  const post = (await annotate(chidi, reading, { body: { markdown: "shoes-to-sell" } })).posts[0]?.id ?? "";
  await flag(dora, post, { note: "words-of-a-flag" });
  await flagMember(dora, group.slug, memberIds.chidi);
  const { items } = await listReports(admin, { limit: 100 });
  expect(items.find((one) => one.group === group.slug)).toMatchObject({
    ...{ name: null, flagged: 2, held: 0, appeals: 0, texts: 0, requests: 0, decided: 0 },
    oldest: expect.any(String),
  });
  expect(JSON.stringify(items)).not.toMatch(/shoes-to-sell|words-of-a-flag/);
  await expect(listReports(dora, { limit: 9 })).rejects.toThrow("forbidden");
  const other = await buildGroupReading();
  await flag(other.dora, (await annotate(other.chidi, other.reading)).posts[0]?.id ?? "");
  const first = await listReports(admin, { limit: 1 });
  const rest = await listReports(admin, { limit: 100, after: first.next ?? "" });
  expect([...first.items, ...rest.items].map((one) => one.group)).toEqual([
    ...items.map((one) => one.group),
    other.group.slug,
  ]);
});

describe("The audit log", () => {
  test("has who did what to whom, old and new, of every kind, and no secrets or words", async () => {
    const { group, reading, ada, chidi, memberIds } = await buildGroupReading();
    const { id: tokenId, token } = await addToken(chidi, { name: "a script", isReadOnly: true });
    await revokeToken(chidi, tokenId);
    await changeRole(ada, group.slug, { memberId: memberIds.chidi, role: "moderator" });
    const invitation = await addInvitation(ada, group.slug, newInvitation.parse({}));
    await revokeInvitation(ada, group.slug, invitation.id);
    await editGroup(ada, group.slug, {
      description: "secret-words",
      admission: "on-request",
      visibility: "public",
    });
    await exportReading(chidi, reading.id, "json", words, { address: "::1" });
    await sanctionMember(ada, group.slug, memberIds.dora, sanction("ban"));
    await signIn({
      ...{ email: chidi.email, password: "typed-in-the-wrong-place" },
      ...{ address: "192.0.2.9", userAgent: "Firefox" },
    }).catch(() => {});
    const eve = await buildUser({ name: "Eve" });
    await suspendUser(admin, eve.userId, { reason: "They sell shoes." });

    const all = (await listAudit(admin, { group: group.slug, limit: 100 })).items;
    expect(all.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        ...["member.changed", "invitation.added", "invitation.revoked", "group.edited"],
        ...["reading.exported", "member.banned"],
      ]),
    );
    expect(all.find(({ kind }) => kind === "member.changed")).toMatchObject({
      by: { id: ada.userId, name: "ada" },
      user: { id: chidi.userId, name: "chidi" },
      from: { role: "member" },
      to: { role: "moderator" },
      group: group.slug,
    });
    const ofChidi = (await listAudit(admin, { person: chidi.handle, limit: 100 })).items;
    expect(ofChidi.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["token.added", "token.revoked", "sign-in.failed", "reading.exported"]),
    );
    expect(ofChidi.find(({ kind }) => kind === "sign-in.failed")).toMatchObject({
      by: null,
      user: { id: chidi.userId },
      address: "192.0.2.9",
    });
    const [suspended] = (await listAudit(admin, { kind: "user.suspended", limit: 1 })).items;
    expect(suspended).toMatchObject({
      by: { name: "Grace" },
      user: { id: eve.userId },
      reason: "They sell shoes.",
    });
    const everything = JSON.stringify((await listAudit(admin, { limit: 100 })).items);
    for (const secret of [token, invitation.token, "secret-words", "typed-in-the-wrong-place"])
      expect(everything).not.toContain(secret);
  });

  test("tells whoever bears another name in a group under that one, and without their account", async () => {
    const { group, ada, dora, memberIds } = await buildGroupReading();
    await database().execute(sql`
      update memberships set pseudonym = 'Nightingale', pseudonym_handle = ${`nightingale-${group.slug}`}, name = 'Nightingale'
      where id = ${memberIds.dora}::uuid`);
    await sanctionMember(ada, group.slug, memberIds.dora, sanction("silence"));
    const [entry] = (await listAudit(admin, { group: group.slug, kind: "member.silenced", limit: 9 })).items;
    expect(entry?.user).toEqual({ id: null, name: "Nightingale" });
    expect(JSON.stringify(entry)).not.toContain(dora.userId);
  });

  test("is filtered by kind, person, group and day, page by page", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const pages = await listAudit(admin, { from: today, to: today, limit: 2 });
    expect(pages.items).toHaveLength(2);
    const second = await listAudit(admin, { from: today, to: today, limit: 2, after: pages.next ?? "" });
    expect(second.items[0]?.id).not.toBe(pages.items[1]?.id);
    expect((await listAudit(admin, { to: "2020-01-01", limit: 2 })).items).toEqual([]);
    expect((await listAudit(admin, { person: "nobody-here", limit: 2 })).items).toEqual([]);
    expect((await listAudit(admin, { group: "no-such-group", limit: 2 })).items).toEqual([]);
    for (const kind of AUDIT_KINDS)
      for (const entry of (await listAudit(admin, { kind, limit: 3 })).items) expect(entry.kind).toBe(kind);
    await expect(listAudit(await buildUser(), { limit: 2 })).rejects.toThrow("forbidden");
  });

  test("keeps what it has, and what was not done is not in it", async () => {
    for (const change of [
      sql`update audit_log set reason = ''`,
      sql`delete from audit_log`,
      sql`truncate audit_log`,
    ])
      await expect(database().execute(change)).rejects.toMatchObject({
        cause: { message: "audit_log keeps what it has" },
      });
    const { group, ada, memberIds } = await buildGroupReading();
    await changeRole(ada, group.slug, { memberId: memberIds.ada, role: "member" }).catch(() => {});
    expect((await listAudit(admin, { group: group.slug, kind: "member.changed", limit: 9 })).items).toEqual(
      [],
    );
  });
});
