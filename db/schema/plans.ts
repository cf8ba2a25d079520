import { foreignKey, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Targets } from "@/domain/assignments";
import type { Body } from "@/domain/bodies/body-schema";
import type { ReadingPlan } from "@/domain/schedules/reading-plan";
import { assignments } from "./assignments";
import { groupId } from "./columns";
import { readings } from "./texts";

/** How a reading is divided over meetings, as it was published last. */
export const plans = pgTable(
  "plans",
  {
    groupId: groupId(),
    readingId: uuid("reading_id").notNull(),
    share: jsonb("share").$type<ReadingPlan["share"]>().notNull(),
    calendar: jsonb("calendar").$type<ReadingPlan["calendar"]>().notNull(),
    title: text("title").notNull(),
    instructions: jsonb("instructions").$type<Body>(),
    targets: jsonb("targets").$type<Targets>().notNull(),
    see: jsonb("see").$type<ReadingPlan["see"]>().notNull().default({ others: "open" }),
    assignees: jsonb("assignees").$type<ReadingPlan["assignees"]>().notNull(),
    /** Under which id it was published, so that the same sent again changes nothing. */
    publishedAs: uuid("published_as").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.readingId] }),
    foreignKey({
      columns: [t.groupId, t.readingId],
      foreignColumns: [readings.groupId, readings.id],
    }).onDelete("cascade"),
  ],
);

/** The assignments that a plan has made. */
export const portions = pgTable(
  "portions",
  {
    groupId: groupId(),
    readingId: uuid("reading_id").notNull(),
    assignmentId: uuid("assignment_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.readingId, t.assignmentId] }),
    foreignKey({
      columns: [t.groupId, t.readingId],
      foreignColumns: [plans.groupId, plans.readingId],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.groupId, t.assignmentId],
      foreignColumns: [assignments.groupId, assignments.id],
    }).onDelete("cascade"),
  ],
);
