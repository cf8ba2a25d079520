import { and, desc, eq, gte, lt, or, sql } from "drizzle-orm";
import { type AuditKind, auditedAs, idsIn, withoutWords } from "@/domain/audit";
import type { StreamEvent } from "@/domain/events";
import type { Granted } from "@/domain/granted";
import { newId } from "@/domain/ids";
import type { SignedInViewer } from "@/domain/viewer";
import type { Db } from "../client";
import { groups, memberships } from "../schema/groups";
import { auditLog } from "../schema/site";
import { users } from "../schema/users";

export type NewAuditEntry = {
  kind: AuditKind;
  byUserId: string | null;
  about?: { userId: string } | { memberId: string } | null;
  groupId?: string | null;
  subject?: Record<string, string>;
  from?: Record<string, unknown> | null;
  to?: Record<string, unknown> | null;
  reason?: string;
  address?: string | null;
};

/**
 * In the transaction of the step. Whoever bears another name in a group stands here under that one, and without their
 * account: who they are is not for the site's admins to read off.
 */
export async function addAuditEntry(db: Db, entry: NewAuditEntry): Promise<void> {
  const { kind, byUserId, about = null, groupId = null, subject = {}, from, to, reason = "" } = entry;
  const memberId = about && "memberId" in about ? about.memberId : null;
  const userId = about && "userId" in about ? about.userId : null;
  const json = (values: Record<string, unknown> | null | undefined) =>
    sql`${values ? JSON.stringify(values) : null}::jsonb`;
  await db.execute(sql`
    insert into ${auditLog} (id, kind, by_user_id, by_name, user_id, user_name, group_id, group_slug, subject,
      from_state, to_state, reason, address)
    select ${newId()}::uuid, ${kind}, actor.id, actor.name, whom.id, whom.name, ${groupId}::uuid,
      (select slug from ${groups} where id = ${groupId}::uuid), ${JSON.stringify(subject)}::jsonb, ${json(from)}, ${json(to)},
      ${reason}, ${entry.address ?? null}
    from (select) as one
    left join lateral (
      select case when place.pseudonym is null then account.id end as id, coalesce(place.pseudonym, account.name) as name
      from ${users} as account left join ${memberships} as place
        on place.user_id = account.id and place.group_id = ${groupId}::uuid
      where account.id = ${byUserId}::uuid) as actor on true
    left join lateral (
      select case when place.pseudonym is null then account.id end as id, coalesce(place.pseudonym, account.name) as name
      from ${users} as account left join ${memberships} as place
        on place.user_id = account.id and place.group_id = ${groupId}::uuid
      where account.id = coalesce(${userId}::uuid, (select user_id from ${memberships}
        where id = ${memberId}::uuid and group_id = ${groupId}::uuid))) as whom on true`);
}

type Happening = Pick<StreamEvent, "streamId" | "kind" | "groupId" | "subject"> & { byUserId: string | null };

/** What an event has to say for the audit log; nothing, for most. */
export async function auditEvent(db: Db, event: Happening): Promise<void> {
  const kind = auditedAs(event.kind);
  if (!kind) return;
  const { memberId, from, to } = event.subject;
  const about =
    event.groupId === null ? { userId: event.streamId } : memberId === undefined ? null : { memberId };
  await addAuditEntry(db, {
    ...{ kind, about, byUserId: event.byUserId, groupId: event.groupId, subject: idsIn(event.subject) },
    from: withoutWords(from),
    to: withoutWords(to),
  });
}

export type AuditRow = typeof auditLog.$inferSelect;

export type AuditFilter = {
  kind?: AuditKind | undefined;
  /** Who did it, or about whom it is. */
  userId?: string | undefined;
  groupId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  after?: string | undefined;
  limit: number;
};

/** The newest first. */
export async function listAuditRows(
  db: Db,
  _proof: Granted<{ viewer: SignedInViewer }, "site.oversee">,
  { kind, userId, groupId, from, to, after, limit }: AuditFilter,
): Promise<AuditRow[]> {
  return db
    .select()
    .from(auditLog)
    .where(
      and(
        kind && eq(auditLog.kind, kind),
        userId === undefined ? undefined : or(eq(auditLog.byUserId, userId), eq(auditLog.userId, userId)),
        groupId === undefined ? undefined : eq(auditLog.groupId, groupId),
        from && gte(auditLog.at, from),
        to && lt(auditLog.at, to),
        after === undefined ? undefined : lt(auditLog.id, after),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(limit);
}
