import type { z } from "zod";
import { addAuditEntry } from "@/db/queries/audit-log";
import { recordEvent } from "@/db/queries/events";
import { findInspection, insertInspection } from "@/db/queries/inspections";
import { addLogEntry } from "@/db/queries/moderation-log";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/domain/ids";
import { INSPECTION_TIME } from "@/domain/limits";
import { Conflict } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import type { InspectionWire, newInspection } from "@/domain/wire/site";
import { accessGroupToInspect } from "../access";

/**
 * The one way for a site admin to read a private group that they are not in: for an hour, as its moderators read it, and
 * with a reason that stands in the group's own log from then on. They do nothing there. Sent again under the same id it
 * answers with what was made.
 */
export async function inspectGroup(
  viewer: Viewer,
  slug: string,
  { reason }: z.output<typeof newInspection>,
  { id = newId(), now = new Date() }: { id?: string; now?: Date } = {},
): Promise<InspectionWire> {
  const until = new Date(now.getTime() + INSPECTION_TIME);
  return inTransaction(async (tx) => {
    const access = await accessGroupToInspect(tx, viewer, slug);
    const { group } = access;
    const admin = access.viewer;
    if (!isSignedIn(admin)) throw new Error("Nobody was let in to look into a group");
    const wire = (made: { reason: string; createdAt: Date; until: Date }): InspectionWire => ({
      ...{ id, group: group.slug, reason: made.reason },
      ...{ at: made.createdAt.toISOString(), until: made.until.toISOString() },
    });
    const inspection = { reason, createdAt: now, until };
    if (!(await insertInspection(tx, access, { id, ...inspection }))) {
      const before = await findInspection(tx, access, id);
      if (!before) throw new Conflict("id-taken");
      return wire(before);
    }
    const by = { id: null, name: admin.name };
    await addLogEntry(tx, { groupId: group.id, action: "looked-into", by, about: null, reason, until });
    await addAuditEntry(tx, {
      ...{ kind: "group.inspected", byUserId: admin.userId, groupId: group.id, reason },
      to: { until: until.toISOString() },
    });
    await recordEvent(tx, {
      streamId: group.id,
      kind: "group.inspected",
      groupId: group.id,
      byUserId: admin.userId,
      subject: {},
    });
    return wire(inspection);
  });
}
