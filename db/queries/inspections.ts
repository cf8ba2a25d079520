import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { SignedInViewer, Viewer } from "@/domain/viewer";
import type { Transaction } from "../client";
import { groups } from "../schema/groups";
import { inspections } from "../schema/site";
import { users } from "../schema/users";

type MayInspect = Granted<{ group: Group; viewer: Viewer }, "group.inspect">;

/** From now on the door knows of it. False when the id is taken. */
export async function insertInspection(
  tx: Transaction,
  { group, viewer }: MayInspect,
  inspection: { id: string; reason: string; createdAt: Date; until: Date },
): Promise<boolean> {
  const { userId } = viewer as SignedInViewer;
  const made = await tx
    .insert(inspections)
    .values({ groupId: group.id, userId, ...inspection })
    .onConflictDoNothing()
    .returning({ id: inspections.id });
  return made.length > 0;
}

/** One of the viewer's own. */
export async function findInspection(tx: Transaction, { group, viewer }: MayInspect, id: string) {
  const { userId } = viewer as SignedInViewer;
  const [found] = await tx
    .select({ reason: inspections.reason, createdAt: inspections.createdAt, until: inspections.until })
    .from(inspections)
    .where(and(eq(inspections.groupId, group.id), eq(inspections.id, id), eq(inspections.userId, userId)));
  return found ?? null;
}

/*
 * What the door asks in its own question, in which the table `groups` stands: who looks into the group as a site admin now,
 * each until the last time that they were given. Whoever is a site admin no more looks no more.
 */

const running: SQL = sql`select looking.user_id, max(looking.until) as until from ${inspections} as looking
  join ${users} as admin on admin.id = looking.user_id and admin.is_site_admin
  where looking.group_id = ${groups.id} and looking.until > now() group by looking.user_id`;

export const inspects = (userId: SQL): SQL<boolean> =>
  sql`exists (select from (${running}) as running where running.user_id = ${userId}::uuid)`;

/** Null for whoever does not look into it. */
export const inspectsUntil = (userId: SQL): SQL<Date | null> =>
  sql<Date | null>`(select running.until from (${running}) as running
    where running.user_id = ${userId}::uuid)`.mapWith(inspections.until);

export type Inspector = { userId: string; until: string };

/** All who look into it. */
export const inspectors: SQL<Inspector[]> =
  sql`(select coalesce(json_agg(json_build_object('userId', running.user_id,
    'until', to_char(running.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]')
  from (${running}) as running)`.mapWith(inspectorsFrom);

function inspectorsFrom(found: unknown): Inspector[] {
  return typeof found === "string" ? JSON.parse(found) : (found as Inspector[]);
}
