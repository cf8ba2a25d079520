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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { ADMISSIONS, GROUP_VISIBILITIES, MEMBER_STATES, ROLES } from "@/domain/groups";
import { type ModerationSettings, UNMODERATED } from "@/domain/moderation";
import { bytes, createdAt, groupId, id, instant } from "./columns";
import { users } from "./users";

export const groups = pgTable(
  "groups",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    admission: text("admission", { enum: ADMISSIONS }).notNull(),
    visibility: text("visibility", { enum: GROUP_VISIBILITIES }).notNull(),
    timeZone: text("time_zone").notNull(),
    /** Members may bear another name here than their account's; those who do keep it when this is over. */
    hasPseudonyms: boolean("has_pseudonyms").notNull().default(false),
    /** What waits for a moderator before it is shown, and what else the group has chosen for keeping its house. */
    moderation: jsonb("moderation").$type<ModerationSettings>().notNull().default(UNMODERATED),
    /** What members are asked to keep to: shown on joining, and named where something is decided. */
    rules: text("rules").notNull().default(""),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    archivedAt: instant("archived_at"),
  },
  (t) => [uniqueIndex("groups_slug_key").on(sql`lower(${t.slug})`)],
);

/** Parts of a group: in a divided reading each has its own talk. Never deleted: what was written in one points here. */
export const subgroups = pgTable(
  "subgroups",
  {
    groupId: groupId().references(() => groups.id, { onDelete: "cascade" }),
    id: id(),
    name: text("name").notNull(),
    createdAt: createdAt(),
    removedAt: instant("removed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("subgroups_id_key").on(t.id),
    uniqueIndex("subgroups_name_key").on(t.groupId, sql`lower(${t.name})`).where(sql`removed_at is null`),
  ],
);

/** Never deleted: what a member wrote points here. */
export const memberships = pgTable(
  "memberships",
  {
    groupId: groupId().references(() => groups.id, { onDelete: "cascade" }),
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role", { enum: ROLES }).notNull(),
    state: text("state", { enum: MEMBER_STATES }).notNull(),
    /** The name and handle borne in this group; no handle for whoever gave up their name as they left (`isNamed`). */
    name: text("name").notNull(),
    handle: text("handle").notNull(),
    /** What somebody has chosen to bear here instead of their account's name and handle: they come back with it as well. */
    pseudonym: text("pseudonym"),
    pseudonymHandle: text("pseudonym_handle"),
    /**
     * The name that moderators took away last, and the handle that went with it where it
     * was a pseudonym.
     */
    takenName: text("taken_name"),
    takenHandle: text("taken_handle"),
    /** All that were taken away here and not given back. */
    takenNames: text("taken_names").array().notNull().default(sql`'{}'`),
    /** The neutral name and handle that were given last, also when another is borne since. */
    givenName: text("given_name"),
    givenHandle: text("given_handle"),
    /** The pseudonym is the one that was given instead, and nobody’s choice. */
    isGivenName: boolean("is_given_name").notNull().default(false),
    since: instant("since").notNull().defaultNow(),
    /** When somebody was removed or declined, until they are let in: asking to join, and thinking better of it, keep it. */
    removedAt: instant("removed_at"),
    /** When somebody who may decided on the role last; null for the role of whoever only came. */
    roleGivenAt: instant("role_given_at"),
    /** What somebody who waits wrote when they asked; gone when they are answered, or take it back. */
    requestMessage: text("request_message"),
    /** When a request was declined, with a few words if there were any; until they ask again or are let in. */
    declinedAt: instant("declined_at"),
    declineNote: text("decline_note"),
    /** The subgroup that they are in, if any. */
    subgroupId: uuid("subgroup_id"),
    /** Until then they read, and write nothing. */
    silencedUntil: instant("silenced_until"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("memberships_id_key").on(t.id),
    unique("memberships_group_user_key").on(t.groupId, t.userId),
    index("memberships_user_id_idx").on(t.userId),
    index("memberships_subgroup_idx").on(t.groupId, t.subgroupId).where(sql`subgroup_id is not null`),
    foreignKey({ columns: [t.groupId, t.subgroupId], foreignColumns: [subgroups.groupId, subgroups.id] }),
    uniqueIndex("memberships_pseudonym_handle_key")
      .on(sql`lower(${t.pseudonymHandle})`)
      .where(sql`${t.pseudonymHandle} is not null`),
    check("memberships_pseudonym_check", sql`(${t.pseudonym} is null) = (${t.pseudonymHandle} is null)`),
    check(
      "memberships_taken_name_check",
      sql`(${t.takenHandle} is null or ${t.takenName} is not null)
        and (not ${t.isGivenName} or (${t.takenName} is not null and ${t.pseudonym} is not null))
        and (${t.takenNames} = '{}' or (${t.givenName} is not null and ${t.givenHandle} is not null))`,
    ),
    check(
      "memberships_removed_at_check",
      sql`case ${t.state} when 'removed' then ${t.removedAt} is not null when 'active' then ${t.removedAt} is null when 'left' then ${t.removedAt} is null else true end`,
    ),
    check(
      "memberships_request_check",
      sql`(${t.requestMessage} is null or ${t.state} = 'pending') and (${t.declinedAt} is null or ${t.state} = 'removed') and (${t.declineNote} is null or ${t.declinedAt} is not null)`,
    ),
  ],
);

/** The accounts that a group's roster has made for people without a mail address. */
export const rostered = pgTable(
  "rostered",
  {
    groupId: groupId(),
    memberId: uuid("member_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.memberId] }),
    foreignKey({
      columns: [t.groupId, t.memberId],
      foreignColumns: [memberships.groupId, memberships.id],
    }).onDelete("cascade"),
  ],
);

export const invitations = pgTable(
  "invitations",
  {
    groupId: groupId().references(() => groups.id, { onDelete: "cascade" }),
    id: id(),
    tokenHash: text("token_hash").notNull().unique(),
    role: text("role", { enum: ROLES }).notNull(),
    /** Set when it was sent to one address: it is for whoever opens that mail, once. */
    email: text("email"),
    /** Set when somebody was invited by it: their address is then not for the group's organizers to know. */
    handle: text("handle"),
    uses: integer("uses").notNull().default(0),
    maxUses: integer("max_uses"),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("invitations_id_key").on(t.id),
    foreignKey({ columns: [t.groupId, t.createdBy], foreignColumns: [memberships.groupId, memberships.id] }),
  ],
);

export const files = pgTable(
  "files",
  {
    groupId: groupId().references(() => groups.id, { onDelete: "cascade" }),
    id: id(),
    name: text("name").notNull(),
    type: text("type").notNull(),
    sha256: text("sha256").notNull(),
    size: integer("size").notNull(),
    bytes: bytes("bytes").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.id] }), unique("files_id_key").on(t.id)],
);
