import type { z } from "zod";
import { database } from "@/db/client";
import { type AuditRow, listAuditRows } from "@/db/queries/audit-log";
import { findGroupIdBySlug } from "@/db/queries/groups";
import { findAccount } from "@/db/queries/suspensions";
import { isId } from "@/domain/ids";
import type { Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import type { AuditEntryWire, auditFilter } from "@/domain/wire/site";
import { accessSite } from "../access";

type Query = z.output<typeof auditFilter>;

const DAY = 24 * 60 * 60 * 1000;
const dayOf = (date: string, more = 0): Date => new Date(Date.parse(`${date}T00:00:00Z`) + more);

/** What was done to accounts, rights and settings, the newest first. Of somebody, or a group, that is not there: nothing. */
export async function listAudit(
  viewer: Viewer,
  { person, group, from, to, limit, ...filter }: Query,
): Promise<List<AuditEntryWire>> {
  const db = database();
  const access = accessSite(viewer, "site.oversee");
  const [userId, groupId] = await Promise.all([
    person && (isId(person) ? person : findAccount(db, access, person).then((found) => found?.id ?? null)),
    group && findGroupIdBySlug(db, group.trim()),
  ]);
  if (userId === null || groupId === null) return { items: [], next: null };
  const rows = await listAuditRows(db, access, {
    ...filter,
    userId: userId || undefined,
    groupId: groupId || undefined,
    from: from === undefined ? undefined : dayOf(from),
    to: to === undefined ? undefined : dayOf(to, DAY),
    limit: limit + 1,
  });
  return pageOf(rows, limit, { item: auditEntryWire, cursor: ({ id }) => id });
}

const auditEntryWire = (row: AuditRow): AuditEntryWire => ({
  id: row.id,
  at: row.at.toISOString(),
  kind: row.kind,
  by: row.byName === null ? null : { id: row.byUserId, name: row.byName },
  user: row.userName === null ? null : { id: row.userId, name: row.userName },
  group: row.groupSlug,
  subject: row.subject,
  from: row.fromState,
  to: row.toState,
  reason: row.reason,
  address: row.address,
});
