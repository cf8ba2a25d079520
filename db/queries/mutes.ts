import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import { newId } from "@/domain/ids";
import type { Db } from "../client";
import { annotations } from "../schema/annotations";
import { memberships } from "../schema/groups";
import { mutes } from "../schema/mutes";

type Muting = {
  group: { id: string };
  membership: Membership | null;
};
type MutingMember = Granted<Muting & { member: Membership }, "member.mute">;
type MutingThread = Granted<Muting & { annotation: { id: string } }, "annotation.mute">;

/** Muted twice is muted once. */
export async function addMute(db: Db, access: MutingMember | MutingThread): Promise<void> {
  await db
    .insert(mutes)
    .values({ id: newId(), ...keysOf(access) })
    .onConflictDoNothing();
}

export async function removeMute(db: Db, access: MutingMember | MutingThread): Promise<void> {
  const { groupId, memberId, mutedMemberId, annotationId } = keysOf(access);
  await db
    .delete(mutes)
    .where(
      and(
        eq(mutes.groupId, groupId),
        eq(mutes.memberId, memberId),
        mutedMemberId === null ? undefined : eq(mutes.mutedMemberId, mutedMemberId),
        annotationId === null ? undefined : eq(mutes.annotationId, annotationId),
      ),
    );
}

function keysOf(access: MutingMember | MutingThread) {
  return {
    groupId: access.group.id,
    memberId: access.membership?.id ?? "",
    mutedMemberId: "member" in access ? access.member.id : null,
    annotationId: "annotation" in access ? access.annotation.id : null,
  };
}

type OwnMutes = Granted<{ group: Group; membership: Membership | null }, "group.list-mutes">;

/** Whom somebody has muted, by the names that are borne now. */
export async function listMutedMembers(db: Db, { group, membership }: OwnMutes) {
  return db
    .select({
      id: memberships.id,
      name: memberships.name,
      handle: memberships.handle,
      at: mutes.createdAt,
    })
    .from(mutes)
    .innerJoin(
      memberships,
      and(eq(memberships.groupId, mutes.groupId), eq(memberships.id, mutes.mutedMemberId)),
    )
    .where(and(eq(mutes.groupId, group.id), eq(mutes.memberId, membership?.id ?? "")))
    .orderBy(mutes.id);
}

/** Which threads, and in which readings: what of them may be told is asked at the readings' doors. */
export async function listMutedThreads(db: Db, { group, membership }: OwnMutes) {
  return db
    .select({ id: annotations.id, readingId: annotations.readingId, at: mutes.createdAt })
    .from(mutes)
    .innerJoin(
      annotations,
      and(eq(annotations.groupId, mutes.groupId), eq(annotations.id, mutes.annotationId)),
    )
    .where(
      and(
        eq(mutes.groupId, group.id),
        eq(mutes.memberId, membership?.id ?? ""),
        isNotNull(mutes.annotationId),
      ),
    )
    .orderBy(mutes.id);
}

type Muter = { groupId: SQL; memberId: SQL };

/** The ids of all that a member has muted in a group, people and threads alike, as JSON. */
export const mutedIds = ({ groupId, memberId }: Muter): SQL =>
  sql`(select coalesce(json_agg(coalesce(muted_member_id, annotation_id)), '[]') from ${mutes}
    where group_id = ${groupId} and member_id = ${memberId})`;

/** The post is by somebody whom the member has muted, or in such a thread. Read once where the muter is one. */
export const isPostMuted = ({ groupId, memberId }: Muter, post: SQL = sql`posts`): SQL => {
  const muted = (column: SQL) => sql`array(select ${column} from ${mutes} as muted
    where muted.group_id = ${groupId} and muted.member_id = ${memberId} and ${column} is not null)`;
  return sql`(${post}.author_id = any(${muted(sql`muted.muted_member_id`)})
    or ${post}.annotation_id = any(${muted(sql`muted.annotation_id`)}))`;
};
