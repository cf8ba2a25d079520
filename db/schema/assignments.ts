import { sql } from "drizzle-orm";
import {
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
import { ASSIGNEES, SEE_OTHERS, type Targets } from "@/domain/assignments";
import type { Body } from "@/domain/bodies/body-schema";
import { createdAt, groupId, id, instant } from "./columns";
import { groups, memberships, subgroups } from "./groups";
import { readings } from "./texts";

export const assignments = pgTable(
  "assignments",
  {
    groupId: groupId().references(() => groups.id, { onDelete: "cascade" }),
    id: id(),
    title: text("title").notNull(),
    instructions: jsonb("instructions").$type<Body>(),
    opensAt: instant("opens_at"),
    dueAt: instant("due_at"),
    repliesUntil: instant("replies_until"),
    /** Everybody who may write in the group, those in `assignees`, or those in `assigned_subgroups`. */
    assigned: text("assigned", { enum: ASSIGNEES }).notNull(),
    targets: jsonb("targets").$type<Targets>().notNull(),
    see: text("see", { enum: SEE_OTHERS }).notNull().default("open"),
    seeOwn: integer("see_own"),
    seeAt: instant("see_at"),
    revealedAt: instant("revealed_at"),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
    withdrawnAt: instant("withdrawn_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("assignments_id_key").on(t.id),
    foreignKey({ columns: [t.groupId, t.createdBy], foreignColumns: [memberships.groupId, memberships.id] }),
    /** What is due next, wherever it is. */
    index("assignments_due_idx").on(t.dueAt).where(sql`withdrawn_at is null`),
    /** Whether anything is kept back in a group at all. */
    index("assignments_see_idx").on(t.groupId).where(sql`see <> 'open'`),
    check(
      "assignments_see_check",
      sql`(${t.see} = 'after-own') = (${t.seeOwn} is not null) and (${t.see} = 'at') = (${t.seeAt} is not null)`,
    ),
    check(
      "assignments_times_check",
      sql`(${t.opensAt} is null or ${t.dueAt} is null or ${t.opensAt} < ${t.dueAt})
        and (${t.repliesUntil} is null or coalesce(${t.dueAt}, ${t.opensAt}) is null or coalesce(${t.dueAt}, ${t.opensAt}) <= ${t.repliesUntil})`,
    ),
  ],
);

/** What is to be read: paragraph to paragraph, in one reading or several, in this order. */
export const stretches = pgTable(
  "stretches",
  {
    groupId: groupId(),
    assignmentId: uuid("assignment_id").notNull(),
    place: integer("place").notNull(),
    readingId: uuid("reading_id").notNull(),
    fromKey: text("from_key").notNull(),
    throughKey: text("through_key").notNull(),
    /** Counted when it was assigned. */
    words: integer("words").notNull(),
    /** Nothing of it went on in a later edition: its ends are the paragraph nearest to where it was. */
    isEmptied: boolean("is_emptied").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.assignmentId, t.place] }),
    index("stretches_reading_idx").on(t.groupId, t.readingId),
    foreignKey({
      columns: [t.groupId, t.assignmentId],
      foreignColumns: [assignments.groupId, assignments.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.groupId, t.readingId],
      foreignColumns: [readings.groupId, readings.id],
    }).onDelete("cascade"),
  ],
);

/** To whom it is assigned, where that is not everybody. */
export const assignees = pgTable(
  "assignees",
  {
    groupId: groupId(),
    assignmentId: uuid("assignment_id").notNull(),
    memberId: uuid("member_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.assignmentId, t.memberId] }),
    foreignKey({
      columns: [t.groupId, t.assignmentId],
      foreignColumns: [assignments.groupId, assignments.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.groupId, t.memberId], foreignColumns: [memberships.groupId, memberships.id] }),
  ],
);

/** The subgroups to which it is assigned, where it is: whoever is in one at the moment. */
export const assignedSubgroups = pgTable(
  "assigned_subgroups",
  {
    groupId: groupId(),
    assignmentId: uuid("assignment_id").notNull(),
    subgroupId: uuid("subgroup_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.assignmentId, t.subgroupId] }),
    foreignKey({
      columns: [t.groupId, t.assignmentId],
      foreignColumns: [assignments.groupId, assignments.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.groupId, t.subgroupId], foreignColumns: [subgroups.groupId, subgroups.id] }),
  ],
);

/** Who has said that they are done. */
export const doneMarks = pgTable(
  "done_marks",
  {
    groupId: groupId(),
    assignmentId: uuid("assignment_id").notNull(),
    memberId: uuid("member_id").notNull(),
    doneAt: instant("done_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.assignmentId, t.memberId] }),
    foreignKey({
      columns: [t.groupId, t.assignmentId],
      foreignColumns: [assignments.groupId, assignments.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.groupId, t.memberId], foreignColumns: [memberships.groupId, memberships.id] }),
  ],
);

/** Who has written as much of their own as a see-rule asks: what was reached once stays so. */
export const reachedMarks = pgTable(
  "reached_marks",
  {
    groupId: groupId(),
    assignmentId: uuid("assignment_id").notNull(),
    memberId: uuid("member_id").notNull(),
    reachedAt: instant("reached_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.assignmentId, t.memberId] }),
    foreignKey({
      columns: [t.groupId, t.assignmentId],
      foreignColumns: [assignments.groupId, assignments.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.groupId, t.memberId], foreignColumns: [memberships.groupId, memberships.id] }),
  ],
);

/** The address at which a calendar program fetches what is due in a group for one of its members. */
export const calendarFeeds = pgTable(
  "calendar_feeds",
  {
    groupId: groupId(),
    memberId: uuid("member_id").notNull(),
    id: id(),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.memberId] }),
    unique("calendar_feeds_id_key").on(t.id),
    foreignKey({
      columns: [t.groupId, t.memberId],
      foreignColumns: [memberships.groupId, memberships.id],
    }).onDelete("cascade"),
  ],
);

/** Who was reminded of what, and for which due time: a later one is reminded of anew. */
export const reminders = pgTable(
  "reminders",
  {
    groupId: groupId(),
    assignmentId: uuid("assignment_id").notNull(),
    memberId: uuid("member_id").notNull(),
    dueAt: instant("due_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.assignmentId, t.memberId, t.dueAt] }),
    foreignKey({
      columns: [t.groupId, t.assignmentId],
      foreignColumns: [assignments.groupId, assignments.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.groupId, t.memberId],
      foreignColumns: [memberships.groupId, memberships.id],
    }).onDelete("cascade"),
  ],
);
