import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { ROLES } from "@/domain/groups";
import { NOTICE_KINDS } from "@/domain/notices";
import { annotations, posts } from "./annotations";
import { assignments } from "./assignments";
import { createdAt, groupId, instant } from "./columns";
import { groups, memberships } from "./groups";
import { reviewItems } from "./moderation";
import { readings } from "./texts";
import { users } from "./users";

/** What somebody is told of, without a word of it. The newest has the highest id. */
export const notices = pgTable(
  "notices",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    groupId: groupId().references(() => groups.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: NOTICE_KINDS }).notNull(),
    assignmentId: uuid("assignment_id"),
    annotationId: uuid("annotation_id"),
    postId: uuid("post_id"),
    role: text("role", { enum: ROLES }),
    reviewItemId: uuid("review_item_id"),
    /** An entry of the moderation log. */
    logId: uuid("log_id"),
    /** The numbers of the first and the last post that answer. */
    since: bigint("since", { mode: "number" }),
    through: bigint("through", { mode: "number" }),
    createdAt: createdAt(),
    readAt: instant("read_at"),
  },
  (t) => [
    index("notices_user_idx").on(t.userId, t.id),
    /** One of a kind about one thing, until it is read; and what is unread is counted here. */
    uniqueIndex("notices_unread_key")
      .on(
        t.userId,
        t.kind,
        sql`coalesce(${t.postId}, ${t.annotationId}, ${t.assignmentId}, ${t.reviewItemId}, ${t.logId}, ${t.groupId})`,
      )
      .where(sql`read_at is null`),
    index("notices_created_at_idx").on(t.createdAt),
    foreignKey({
      columns: [t.groupId, t.assignmentId],
      foreignColumns: [assignments.groupId, assignments.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.groupId, t.annotationId],
      foreignColumns: [annotations.groupId, annotations.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.groupId, t.postId],
      foreignColumns: [posts.groupId, posts.id],
    }).onDelete("cascade"),
    /** Whether somebody was told of a post before. */
    index("notices_post_idx").on(t.groupId, t.postId).where(sql`post_id is not null`),
    foreignKey({
      columns: [t.groupId, t.reviewItemId],
      foreignColumns: [reviewItems.groupId, reviewItems.id],
    }).onDelete("cascade"),
    check(
      "notices_kind_check",
      sql`(${t.kind} = 'due') = (${t.assignmentId} is not null)
        and (${t.kind} = 'role') = (${t.role} is not null)
        and (${t.kind} = 'answered') = (${t.annotationId} is not null)
        and (${t.kind} = 'mentioned') = (${t.postId} is not null)
        and (${t.kind} = 'answered') = (${t.since} is not null and ${t.through} is not null)
        and (${t.kind} in ('judged', 'flag-decided')) = (${t.reviewItemId} is not null)
        and (${t.kind} = 'sanctioned') = (${t.logId} is not null)`,
    ),
  ],
);

/** Up to which number the posts of a reading have been told of to those whom they answer. */
export const noticedAnswers = pgTable(
  "noticed_answers",
  {
    groupId: groupId(),
    readingId: uuid("reading_id").notNull(),
    through: bigint("through", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.readingId] }),
    foreignKey({
      columns: [t.groupId, t.readingId],
      foreignColumns: [readings.groupId, readings.id],
    }).onDelete("cascade"),
  ],
);

/** Who is mentioned in a post that a see-rule keeps from them: told, and counted, only once it is met. */
export const waitingMentions = pgTable(
  "waiting_mentions",
  {
    groupId: groupId(),
    postId: uuid("post_id").notNull(),
    memberId: uuid("member_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.postId, t.memberId] }),
    foreignKey({ columns: [t.groupId, t.postId], foreignColumns: [posts.groupId, posts.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.groupId, t.memberId], foreignColumns: [memberships.groupId, memberships.id] }),
  ],
);
