import { index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { AUDIT_KINDS } from "@/domain/audit";
import { createdAt, groupId, id, instant } from "./columns";
import { groups } from "./groups";
import { users } from "./users";

/** A site admin who looks into a group that they are not in: for a time, with a reason that stands in the group's log. */
export const inspections = pgTable(
  "inspections",
  {
    groupId: groupId().references(() => groups.id, { onDelete: "cascade" }),
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    reason: text("reason").notNull(),
    createdAt: createdAt(),
    until: instant("until").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("inspections_id_key").on(t.id),
    index("inspections_user_idx").on(t.groupId, t.userId, t.until),
  ],
);

/**
 * Who did what to accounts, rights and settings, for good: Postgres refuses to change or delete a row (a trigger). Names
 * are copied as they were, and ids point nowhere, so that it outlives what it tells of. No secrets are in it, and no words
 * of a group.
 */
export const auditLog = pgTable(
  "audit_log",
  {
    id: uuid("id").primaryKey(),
    at: instant("at").notNull().defaultNow(),
    kind: text("kind", { enum: AUDIT_KINDS }).notNull(),
    /** Null for whoever runs the site at its command line, and for who bears another name in the group: then the name tells. */
    byUserId: uuid("by_user_id"),
    byName: text("by_name"),
    /** Whom it is about. */
    userId: uuid("user_id"),
    userName: text("user_name"),
    groupId: uuid("group_id"),
    groupSlug: text("group_slug"),
    /** The ids of what else it is about. */
    subject: jsonb("subject").$type<Record<string, string>>().notNull().default({}),
    /** What was, and what is. */
    fromState: jsonb("from_state").$type<Record<string, unknown>>(),
    toState: jsonb("to_state").$type<Record<string, unknown>>(),
    reason: text("reason").notNull().default(""),
    /** Where a request came from that nobody had signed in for. */
    address: text("address"),
  },
  (t) => [
    index("audit_log_kind_idx").on(t.kind, t.id),
    index("audit_log_by_idx").on(t.byUserId, t.id),
    index("audit_log_user_idx").on(t.userId, t.id),
    index("audit_log_group_idx").on(t.groupId, t.id),
    index("audit_log_at_idx").on(t.at),
  ],
);
