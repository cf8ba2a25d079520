import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { arrayOf } from "@/db/queries/array-of";
import { Forbidden, NotFound } from "@/domain/problems";
import { newSanction } from "@/domain/wire/moderation";
import { findViewerByUserId } from "@/operations/accounts/find-viewer";
import { changeRole } from "@/operations/members/change-role";
import { listMembers } from "@/operations/members/list-members";
import { listLog } from "@/operations/moderation/list-log";
import { sanctionMember } from "@/operations/moderation/sanction-member";
import { listNotices } from "@/operations/notices/list-notices";
import { giveOffice, takeOffice } from "@/operations/site/give-office";
import { listAudit } from "@/operations/site/list-audit";
import { nameOrganizer, nameOrganizerByOperator } from "@/operations/site/name-organizer";
import { suspendUser } from "@/operations/site/suspend-user";
import { buildGroupReading } from "../../support/build-discussion";
import { buildUser } from "../../support/cast";

const why = "Ada is suspended, and the group goes on.";

async function build() {
  const stage = await buildGroupReading();
  const admin = await buildUser({ name: "Grace", isSiteAdmin: true });
  const { slug } = stage.group;
  const rolesOf = async () =>
    Object.fromEntries(
      (await listMembers(stage.bruno, slug, { limit: 50 })).items.map(({ name, role }) => [name, role]),
    );
  return { ...stage, slug, admin, rolesOf };
}

describe("A group whose organizers are all suspended or silenced", () => {
  test("gets another from a site admin, which its log and the audit log tell, and whoever it is hears", async () => {
    const { slug, admin, ada, bruno, chidi, rolesOf } = await build();
    const naming = { user: chidi.handle, reason: why };
    await expect(nameOrganizer(admin, slug, naming)).rejects.toThrow("group.is-organized");
    await suspendUser(admin, ada.userId, { reason: "They sell shoes." });
    await expect(nameOrganizer(admin, slug, { ...naming, user: ada.handle })).rejects.toThrow(
      "group.no-such-member",
    );
    await expect(nameOrganizer(admin, slug, { ...naming, user: admin.handle })).rejects.toThrow(
      "group.no-such-member",
    );
    await nameOrganizer(admin, slug, naming);
    expect(await rolesOf()).toMatchObject({ chidi: "organizer" });
    const { items: log } = await listLog(bruno, slug, { limit: 1 });
    expect(log).toMatchObject([
      { action: "name-organizer", by: { name: "Grace" }, member: { name: "chidi" }, reason: why },
    ]);
    const { items: audit } = await listAudit(admin, { limit: 1 });
    expect(audit).toMatchObject([{ kind: "member.changed", by: { name: "Grace" }, user: { name: "chidi" } }]);
    expect((await listNotices(chidi, { limit: 1 })).items).toMatchObject([
      { kind: "role", role: "organizer" },
    ]);
    await expect(nameOrganizer(admin, slug, { ...naming, user: bruno.email })).rejects.toThrow(
      "group.is-organized",
    );
  });

  test("gets one from the command line as well, by mail address; nobody else names one", async () => {
    const { slug, memberIds, ada, bruno, chidi, rolesOf } = await build();
    await changeRole(ada, slug, { memberId: memberIds.chidi, role: "organizer" });
    const silence = newSanction.parse({ kind: "silence", reason: "For now." });
    await sanctionMember(ada, slug, memberIds.chidi, silence);
    const naming = { user: bruno.email, reason: why };
    await expect(nameOrganizerByOperator(slug, naming)).rejects.toThrow("group.is-organized");
    await suspendUser(await buildUser({ isSiteAdmin: true }), ada.userId, { reason: "Shoes." });
    await expect(nameOrganizer(chidi, slug, naming)).rejects.toThrow(Forbidden);
    await expect(nameOrganizer(await buildUser(), slug, naming)).rejects.toThrow(NotFound);
    await nameOrganizerByOperator(slug.toUpperCase(), naming);
    expect(await rolesOf()).toMatchObject({ bruno: "organizer" });
  });
});

describe("The office of a site admin", () => {
  test("is given and taken by the command line, at once, and the audit log tells it", async () => {
    const { admin, chidi } = await build();
    expect(await giveOffice(chidi.email)).toBe(chidi.handle);
    await giveOffice(`@${chidi.handle}`);
    const office = async () => (await findViewerByUserId(chidi.userId))?.isSiteAdmin;
    expect(await office()).toBe(true);
    await takeOffice(chidi.handle);
    expect(await office()).toBe(false);
    const { items } = await listAudit(admin, { limit: 2 });
    expect(items).toMatchObject([
      { kind: "site-admin.taken", user: { name: "chidi" }, by: null },
      { kind: "site-admin.given", user: { name: "chidi" }, by: null },
    ]);
    await expect(takeOffice(chidi.handle)).rejects.toThrow("account.no-site-admin");
    await expect(giveOffice("nobody@example.org")).rejects.toThrow("account.none");
  });

  test("is not taken from the last, also not when the last two are to lose it at once", async () => {
    const admins = [await buildUser({ isSiteAdmin: true }), await buildUser({ isSiteAdmin: true })];
    await emptyOffices(admins);
    const ended = await Promise.allSettled(admins.map(({ handle }) => takeOffice(handle)));
    expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [refused] = ended.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toMatchObject({ code: "account.last-site-admin" });
  });
});

/** Only these are left. */
const emptyOffices = (but: { userId: string }[]) =>
  database().execute(sql`
    update users set is_site_admin = false
    where is_site_admin and id <> all(${arrayOf(but.map(({ userId }) => userId))}::uuid[])`);
