import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { ANNOTATION_KINDS, AUDIENCES, MODERATION_STATES } from "@/domain/annotations";
import type { Body } from "@/domain/bodies/body-schema";
import { PLACEMENT_STATES } from "@/domain/passages";
import type { MovedFrom } from "@/domain/threads";
import { createdAt, groupId, id, instant, int4multirange, int8multirange } from "./columns";
import { memberships, subgroups } from "./groups";
import { editions, readings } from "./texts";

const moderation = () => text("moderation", { enum: MODERATION_STATES }).notNull().default("visible");

export const annotations = pgTable(
  "annotations",
  {
    groupId: groupId(),
    id: id(),
    readingId: uuid("reading_id").notNull(),
    authorId: uuid("author_id").notNull(),
    kind: text("kind", { enum: ANNOTATION_KINDS }).notNull(),
    audience: text("audience", { enum: AUDIENCES }).notNull(),
    /** For whom it was written, where that was a subgroup. */
    subgroupId: uuid("subgroup_id"),
    tags: text("tags").array().notNull().default(sql`'{}'`),
    /** The passage as it was chosen: in which edition, from where to where, and the words themselves. */
    editionId: uuid("edition_id").notNull(),
    startKey: text("start_key").notNull(),
    startOffset: integer("start_offset").notNull(),
    endKey: text("end_key").notNull(),
    endOffset: integer("end_offset").notNull(),
    quote: text("quote").notNull(),
    prefix: text("prefix").notNull(),
    suffix: text("suffix").notNull(),
    /**
     * The paragraph where it stands in the edition that is read, and where its talk is counted; null where that is the one
     * where it was chosen, and nothing where its words are lost.
     */
    countedKey: text("counted_key"),
    moderation: moderation(),
    moderatedAt: instant("moderated_at"),
    deletedAt: instant("deleted_at"),
    /** While it is set, only moderators answer and edit in the thread. */
    lockedAt: instant("locked_at"),
    lockReason: text("lock_reason").notNull().default(""),
    /** How long each member waits between two posts in the thread. */
    slowMinutes: integer("slow_minutes").notNull().default(0),
    /** Null where it stands as its author placed it. */
    movedFrom: jsonb("moved_from").$type<MovedFrom>(),
    /** Its words are lost, and nobody looks for their place any more. */
    restedAt: instant("rested_at"),
    version: integer("version").notNull().default(1),
    /** The number of the event that last made it visible. */
    number: bigint("number", { mode: "number" }).notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("annotations_id_key").on(t.id),
    index("annotations_reading_idx").on(t.groupId, t.readingId, t.number),
    index("annotations_author_idx").on(t.groupId, t.readingId, t.authorId),
    /** What is not for everybody in the group: few, and looked for whenever a reading is opened. */
    index("annotations_apart_idx").on(t.groupId, t.readingId, t.authorId).where(sql`audience <> 'group'`),
    /** What somebody wrote without a post of it: few, and looked back at where a group has a pace. */
    index("annotations_tagged_idx").on(t.groupId, t.authorId, t.createdAt).where(sql`tags <> '{}'`),
    foreignKey({
      columns: [t.groupId, t.readingId],
      foreignColumns: [readings.groupId, readings.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.groupId, t.authorId], foreignColumns: [memberships.groupId, memberships.id] }),
    foreignKey({ columns: [t.groupId, t.subgroupId], foreignColumns: [subgroups.groupId, subgroups.id] }),
    foreignKey({ columns: [t.groupId, t.editionId], foreignColumns: [editions.groupId, editions.id] }),
    check("annotations_subgroup_check", sql`(${t.audience} = 'subgroup') = (${t.subgroupId} is not null)`),
  ],
);

/** Where an annotation stands in one edition. */
export const placements = pgTable(
  "placements",
  {
    groupId: groupId(),
    annotationId: uuid("annotation_id").notNull(),
    editionId: uuid("edition_id").notNull(),
    readingId: uuid("reading_id").notNull(),
    state: text("state", { enum: PLACEMENT_STATES }).notNull(),
    /** Null only when lost. */
    startIndex: integer("start_index"),
    startOffset: integer("start_offset"),
    endIndex: integer("end_index"),
    endOffset: integer("end_offset"),
    quote: text("quote").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.annotationId, t.editionId] }),
    index("placements_place_idx").on(t.groupId, t.readingId, t.editionId, t.startIndex),
    foreignKey({
      columns: [t.groupId, t.annotationId],
      foreignColumns: [annotations.groupId, annotations.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.groupId, t.editionId],
      foreignColumns: [editions.groupId, editions.id],
    }).onDelete("cascade"),
  ],
);

export const posts = pgTable(
  "posts",
  {
    groupId: groupId(),
    id: id(),
    readingId: uuid("reading_id").notNull(),
    annotationId: uuid("annotation_id").notNull(),
    /** Null for the opening post. */
    parentId: uuid("parent_id"),
    /** All posts above, outermost first. */
    ancestors: uuid("ancestors").array().notNull().default(sql`'{}'`),
    authorId: uuid("author_id").notNull(),
    /** An answer whose author sees it otherwise than what it answers. */
    disagrees: boolean("disagrees").notNull().default(false),
    /** +1 for each edit by the author. */
    version: integer("version").notNull().default(1),
    /** The version that readers see, and the one waiting for a moderator. */
    approvedVersion: integer("approved_version").notNull().default(1),
    pendingVersion: integer("pending_version"),
    moderation: moderation(),
    /** It is hidden because enough members flagged it, and no moderator has looked yet. */
    isUndecided: boolean("is_undecided").notNull().default(false),
    moderatedAt: instant("moderated_at"),
    deletedAt: instant("deleted_at"),
    editedAt: instant("edited_at"),
    /** The number of the event that last made it visible; unread is judged by it. */
    number: bigint("number", { mode: "number" }).notNull().default(0),
    /** The members whom one of its versions mentions, so that their names are read with it; null where there are none. */
    mentions: uuid("mentions").array(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("posts_id_key").on(t.id),
    index("posts_thread_idx").on(t.groupId, t.annotationId, t.number),
    /** One of many posts in a thread: what replies without a parent of their own are put under. */
    index("posts_opening_idx").on(t.groupId, t.annotationId).where(sql`parent_id is null`),
    index("posts_number_idx").on(t.groupId, t.readingId, t.number),
    /** What a moderator is told of an author, and what tells a new member from others. */
    index("posts_author_idx").on(t.groupId, t.authorId, t.createdAt),
    index("posts_moderated_idx").on(t.groupId, t.readingId, t.authorId).where(sql`moderation <> 'visible'`),
    foreignKey({
      columns: [t.groupId, t.annotationId],
      foreignColumns: [annotations.groupId, annotations.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.groupId, t.parentId], foreignColumns: [t.groupId, t.id] }),
    foreignKey({ columns: [t.groupId, t.authorId], foreignColumns: [memberships.groupId, memberships.id] }),
  ],
);

/** The words of a post, every version kept. */
export const postVersions = pgTable(
  "post_versions",
  {
    groupId: groupId(),
    postId: uuid("post_id").notNull(),
    version: integer("version").notNull(),
    state: text("state", { enum: ["approved", "held", "returned", "replaced"] }).notNull(),
    body: jsonb("body").$type<Body>().notNull(),
    text: text("text").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.postId, t.version] }),
    foreignKey({ columns: [t.groupId, t.postId], foreignColumns: [posts.groupId, posts.id] }).onDelete(
      "cascade",
    ),
  ],
);

export const NO_SUBGROUP = "00000000-0000-0000-0000-000000000000";

/** How much talk a paragraph has, counted in the transaction of each post (model.md, decision 6). */
export const paragraphCounts = pgTable(
  "paragraph_counts",
  {
    groupId: groupId(),
    readingId: uuid("reading_id").notNull(),
    key: text("key").notNull(),
    audience: text("audience", { enum: AUDIENCES }).notNull(),
    /** Nought but for a subgroup, since a part of a key is never null. */
    subgroupId: uuid("subgroup_id").notNull().default(NO_SUBGROUP),
    threads: integer("threads").notNull(),
    posts: integer("posts").notNull(),
  },
  (t) => [
    primaryKey({
      name: "paragraph_counts_pk",
      columns: [t.groupId, t.readingId, t.key, t.audience, t.subgroupId],
    }),
    foreignKey({
      columns: [t.groupId, t.readingId],
      foreignColumns: [readings.groupId, readings.id],
    }).onDelete("cascade"),
  ],
);

/** What a member has seen of a reading. */
export const readMarks = pgTable(
  "read_marks",
  {
    groupId: groupId(),
    readingId: uuid("reading_id").notNull(),
    memberId: uuid("member_id").notNull(),
    /** Numbers of the posts seen. */
    seen: int8multirange("seen").notNull().default("{}"),
    /** The paragraphs seen, by their indexes in the current edition. */
    paragraphs: int4multirange("paragraphs").notNull().default("{}"),
    /** The paragraph where they stopped. */
    stoppedAt: text("stopped_at"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.readingId, t.memberId] }),
    foreignKey({
      columns: [t.groupId, t.readingId],
      foreignColumns: [readings.groupId, readings.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.groupId, t.memberId], foreignColumns: [memberships.groupId, memberships.id] }),
  ],
);
