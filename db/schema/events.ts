import { bigint, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { EventKind, EventSubject } from "@/domain/events";
import { createdAt } from "./columns";

/** One counter for each reading, group and user: numbers without a gap that a later commit could fill. */
export const streams = pgTable("streams", {
  id: uuid("id").primaryKey(),
  last: bigint("last", { mode: "number" }).notNull(),
});

export const events = pgTable(
  "events",
  {
    streamId: uuid("stream_id").notNull(),
    number: bigint("number", { mode: "number" }).notNull(),
    kind: text("kind").$type<EventKind>().notNull(),
    /** Null for what happens to a user outside any group. */
    groupId: uuid("group_id"),
    /** The user who did it; null for the command line and for jobs. */
    byUserId: uuid("by_user_id"),
    subject: jsonb("subject").$type<EventSubject>().notNull(),
    at: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.streamId, t.number] })],
);
