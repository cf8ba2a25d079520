import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { findGroupIdBySlug, lockGroup } from "@/db/queries/groups";
import { updateMember } from "@/db/queries/members";
import { addLogEntry } from "@/db/queries/moderation-log";
import { addNotices } from "@/db/queries/notices";
import { findAbleMember, hasAbleOrganizer } from "@/db/queries/stuck-groups";
import { inTransaction } from "@/db/transaction";
import { Conflict, Invalid, NotFound } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import type { newOrganizer } from "@/domain/wire/site";
import { accessGroupToName } from "../access";

type Naming = z.output<typeof newOrganizer>;

/**
 * Makes a member organizer of a group whose organizers are all silenced or suspended, with a reason that stands in the
 * group’s log; the audit log has it as every change of a role. @throws Conflict where somebody can act there still
 */
export async function nameOrganizer(viewer: Viewer, slug: string, naming: Naming): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const { group, viewer: admin } = await accessGroupToName(tx, viewer, slug);
    if (!isSignedIn(admin)) throw new Error("Nobody was let in to name an organizer");
    await name(tx, group.id, naming, { userId: admin.userId, name: admin.name });
  });
}

/** For whoever runs the site, at its command line. */
export async function nameOrganizerByOperator(slug: string, naming: Naming): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const groupId = await findGroupIdBySlug(tx, slug);
    if (groupId === null) throw new NotFound("group.none");
    await name(tx, groupId, naming, null);
  });
}

async function name(
  tx: Transaction,
  groupId: string,
  { user, reason }: Naming,
  by: { userId: string; name: string } | null,
): Promise<void> {
  if (await hasAbleOrganizer(tx, groupId)) throw new Conflict("group.is-organized");
  const member = await findAbleMember(tx, groupId, user);
  const named = member && (await updateMember(tx, member, "active", { role: "organizer" }));
  if (!named) throw new Invalid("group.no-such-member", {}, { field: "user" });
  await addLogEntry(tx, {
    ...{ groupId, action: "name-organizer", about: member, reason },
    by: by && { id: null, name: by.name },
    ...{ from: member.role, to: "organizer" },
  });
  await addNotices(tx, [{ kind: "role", userId: member.userId, groupId, role: "organizer" }]);
  await recordEvent(tx, {
    streamId: groupId,
    kind: "member.changed",
    groupId,
    byUserId: by?.userId ?? null,
    subject: { memberId: member.id, from: { role: member.role }, to: { role: "organizer" } },
  });
}
