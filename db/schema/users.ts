import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { TICKET_KINDS, type TicketPayload } from "@/domain/tickets";
import { createdAt, instant } from "./columns";

export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    /** Null once the account is emptied: the row stays, for what it wrote. */
    email: text("email"),
    name: text("name").notNull(),
    handle: text("handle").notNull(),
    /** Argon2id; null for an account that signs in by links only. */
    passwordHash: text("password_hash"),
    isSiteAdmin: boolean("is_site_admin").notNull().default(false),
    locale: text("locale"),
    timeZone: text("time_zone"),
    /** How long before something is due they want a mail; null for never. */
    remindHours: integer("remind_hours").default(24),
    /** How fast they read; null for the usual pace. */
    wordsPerMinute: integer("words_per_minute"),
    createdAt: createdAt(),
    emailVerifiedAt: instant("email_verified_at"),
    suspendedAt: instant("suspended_at"),
    /** Why, as its owner is told who proves that it is theirs. */
    suspendedFor: text("suspended_for"),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    uniqueIndex("users_email_key").on(sql`lower(${t.email})`),
    uniqueIndex("users_handle_key").on(sql`lower(${t.handle})`),
  ],
);

export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
    userAgent: text("user_agent").notNull().default(""),
  },
  (t) => [index("sessions_user_id_idx").on(t.userId)],
);

/** One-time links: signing in, finishing a sign-up, setting a password anew, setting the site up. */
export const tickets = pgTable(
  "tickets",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: TICKET_KINDS }).notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    /** Null for signing up and setting up, when there is nobody yet. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    payload: jsonb("payload").$type<TicketPayload>().notNull().default({}),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("tickets_user_id_idx").on(t.userId)],
);

export const apiTokens = pgTable(
  "api_tokens",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    isReadOnly: boolean("is_read_only").notNull().default(false),
    /** Null: all groups of the user. */
    groupId: uuid("group_id"),
    createdAt: createdAt(),
    expiresAt: instant("expires_at"),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [index("api_tokens_user_id_idx").on(t.userId)],
);

/** Mail that nobody sends, because no mail server is set: the operator reads it here. */
export const outboxMails = pgTable(
  "outbox_mails",
  {
    id: uuid("id").primaryKey(),
    to: text("to").notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    html: text("html").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("outbox_mails_created_at_idx").on(t.createdAt)],
);

/** Counters shared by all instances: tries and writes by key in a window. */
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  points: integer("points").notNull(),
  expiresAt: instant("expires_at").notNull(),
});

/** What a POST with an `Idempotency-Key` was answered, kept for a day. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    /** The request that carries it out, and alone may keep its answer or give the key back. */
    holder: uuid("holder"),
    /** Null while that is under way. */
    status: integer("status"),
    response: jsonb("response"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.key] })],
);
