import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { REVIEWED_THINGS } from "@/domain/flagging";
import { FLAG_REASONS, HOLD_REASONS, ITEM_DECISIONS, LOG_ACTIONS, REVIEW_KINDS } from "@/domain/moderation";
import { annotations, posts } from "./annotations";
import { createdAt, groupId, id, instant } from "./columns";
import { memberships } from "./groups";
import { imports, readings } from "./texts";

/**
 * What waits for a moderator, and what became of it: a post, a highlight, the text of a reading, a picture in it, the name that a member
 * bears, or what a member brought, as its kind says. About one thing there is one that is open, however many flags it has.
 */
export const reviewItems = pgTable(
  "review_items",
  {
    groupId: groupId(),
    id: id(),
    /** Where it is, or what it is about where that is the text; null for a name, and for what was brought. */
    readingId: uuid("reading_id"),
    postId: uuid("post_id"),
    annotationId: uuid("annotation_id"),
    /** Who bears the name that it is about, and that name. */
    memberId: uuid("member_id"),
    name: text("name"),
    /** The key of the picture that it is about. */
    picture: text("picture"),
    /** What a member brought. */
    importId: uuid("import_id"),
    /** What brought it here last. */
    kind: text("kind", { enum: REVIEW_KINDS }).notNull(),
    /** Why the words were not shown, of what is held. */
    heldFor: text("held_for", { enum: HOLD_REASONS }),
    /** Why its author asks to look again, of what is appealed. */
    appeal: text("appeal"),
    /** +1 for whatever comes to it, so that nobody decides on what they have not seen. */
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    decision: text("decision", { enum: ITEM_DECISIONS }),
    decidedBy: uuid("decided_by"),
    decidedAt: instant("decided_at"),
    note: text("note").notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("review_items_id_key").on(t.id),
    uniqueIndex("review_items_open_key").on(t.groupId, t.postId).where(sql`decided_at is null`),
    uniqueIndex("review_items_open_annotation_key")
      .on(t.groupId, t.annotationId)
      .where(sql`decided_at is null`),
    uniqueIndex("review_items_open_name_key").on(t.groupId, t.memberId).where(sql`decided_at is null`),
    uniqueIndex("review_items_open_text_key")
      .on(t.groupId, t.readingId)
      .where(sql`decided_at is null and kind = 'flagged-text'`),
    uniqueIndex("review_items_open_picture_key")
      .on(t.groupId, t.readingId, t.picture)
      .where(sql`decided_at is null and kind = 'flagged-picture'`),
    uniqueIndex("review_items_open_import_key").on(t.groupId, t.importId).where(sql`decided_at is null`),
    index("review_items_import_idx").on(t.groupId, t.importId).where(sql`import_id is not null`),
    index("review_items_post_idx").on(t.groupId, t.postId),
    index("review_items_annotation_idx").on(t.groupId, t.annotationId),
    index("review_items_reading_idx").on(t.groupId, t.readingId),
    index("review_items_decided_idx").on(t.groupId, t.decidedAt),
    foreignKey({ columns: [t.groupId, t.postId], foreignColumns: [posts.groupId, posts.id] }).onDelete(
      "cascade",
    ),
    foreignKey({
      columns: [t.groupId, t.annotationId],
      foreignColumns: [annotations.groupId, annotations.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.groupId, t.readingId],
      foreignColumns: [readings.groupId, readings.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.groupId, t.importId], foreignColumns: [imports.groupId, imports.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.groupId, t.memberId], foreignColumns: [memberships.groupId, memberships.id] }),
    foreignKey({ columns: [t.groupId, t.decidedBy], foreignColumns: [memberships.groupId, memberships.id] }),
    check(
      "review_items_subject_check",
      sql`(${t.postId} is not null) = (${t.kind} in ('flagged-post', 'held-post', 'appealed-post'))
        and (${t.annotationId} is not null) = (${t.kind} = 'flagged-annotation')
        and (${t.memberId} is not null) = (${t.kind} = 'flagged-name')
        and (${t.picture} is not null) = (${t.kind} = 'flagged-picture')
        and (${t.name} is not null) = (${t.kind} = 'flagged-name')
        and (${t.importId} is not null) = (${t.kind} = 'brought-text')
        and (${t.readingId} is null) = (${t.kind} in ('flagged-name', 'brought-text'))`,
    ),
    check(
      "review_items_decision_check",
      sql`(${t.decision} is null) = (${t.decidedAt} is null) and (${t.decidedBy} is null or ${t.decidedAt} is not null)`,
    ),
    check("review_items_appeal_check", sql`${t.kind} <> 'appealed-post' or ${t.appeal} is not null`),
  ],
);

/** That a member asked moderators to look. One of each member while the item is open. */
export const flags = pgTable(
  "flags",
  {
    groupId: groupId(),
    id: id(),
    itemId: uuid("item_id").notNull(),
    flaggerId: uuid("flagger_id").notNull(),
    reason: text("reason", { enum: FLAG_REASONS }).notNull(),
    note: text("note").notNull().default(""),
    /** Of a text: the paragraph that is meant, where it is one. */
    paragraphKey: text("paragraph_key"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("flags_id_key").on(t.id),
    unique("flags_item_flagger_key").on(t.groupId, t.itemId, t.flaggerId),
    index("flags_flagger_idx").on(t.groupId, t.flaggerId),
    foreignKey({
      columns: [t.groupId, t.itemId],
      foreignColumns: [reviewItems.groupId, reviewItems.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.groupId, t.flaggerId], foreignColumns: [memberships.groupId, memberships.id] }),
  ],
);

/**
 * Every step of moderation, for good: Postgres refuses to change or delete a row (a trigger). Names are copied as they were
 * borne, and ids point nowhere, so that it outlives what it tells of.
 */
export const moderationLog = pgTable(
  "moderation_log",
  {
    groupId: groupId(),
    id: id(),
    at: instant("at").notNull().defaultNow(),
    action: text("action", { enum: LOG_ACTIONS }).notNull(),
    /** What it was done to, where that is a highlight, a text, a picture or a name. */
    subject: text("subject", { enum: REVIEWED_THINGS }),
    /** Who did it; null for what rules did by themselves. */
    byMemberId: uuid("by_member_id"),
    byName: text("by_name"),
    /** Whose post it was, or about whom it is. */
    memberId: uuid("member_id"),
    memberName: text("member_name"),
    readingId: uuid("reading_id"),
    annotationId: uuid("annotation_id"),
    postId: uuid("post_id"),
    itemId: uuid("item_id"),
    fromState: text("from_state"),
    toState: text("to_state"),
    /** For those concerned to read; of a flag, for moderators alone. */
    reason: text("reason").notNull().default(""),
    until: instant("until"),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    index("moderation_log_post_idx").on(t.groupId, t.postId, t.id),
    index("moderation_log_member_idx").on(t.groupId, t.memberId, t.id),
  ],
);
