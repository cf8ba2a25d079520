import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { annotations } from "./annotations";
import { createdAt, groupId, id } from "./columns";
import { memberships } from "./groups";

/** Whom, or which thread, a member does not want to hear. It is theirs alone: nobody else's page or answer depends on it. */
export const mutes = pgTable(
  "mutes",
  {
    groupId: groupId(),
    id: id(),
    memberId: uuid("member_id").notNull(),
    mutedMemberId: uuid("muted_member_id"),
    annotationId: uuid("annotation_id"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("mutes_id_key").on(t.id),
    uniqueIndex("mutes_member_key")
      .on(t.groupId, t.memberId, t.mutedMemberId)
      .where(sql`muted_member_id is not null`),
    uniqueIndex("mutes_annotation_key")
      .on(t.groupId, t.memberId, t.annotationId)
      .where(sql`annotation_id is not null`),
    index("mutes_of_member_idx").on(t.groupId, t.memberId),
    foreignKey({ columns: [t.groupId, t.memberId], foreignColumns: [memberships.groupId, memberships.id] }),
    foreignKey({
      columns: [t.groupId, t.mutedMemberId],
      foreignColumns: [memberships.groupId, memberships.id],
    }),
    foreignKey({
      columns: [t.groupId, t.annotationId],
      foreignColumns: [annotations.groupId, annotations.id],
    }).onDelete("cascade"),
    check(
      "mutes_one_check",
      sql`(${t.mutedMemberId} is null) <> (${t.annotationId} is null) and ${t.mutedMemberId} is distinct from ${t.memberId}`,
    ),
  ],
);
