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
import { type HandedIn, IMPORT_REVIEWS } from "@/domain/brought-import";
import { IMPORT_STATES, type ImportOptions, type ImportProblem } from "@/domain/import-state";
import type { EditionChanges } from "@/domain/next-edition/edition-changes";
import { type Mark, PARAGRAPH_KINDS } from "@/domain/paragraphs";

import { createdAt, groupId, id, instant } from "./columns";
import { files, groups, memberships } from "./groups";

const directions = ["ltr", "rtl"] as const;

export const texts = pgTable(
  "texts",
  {
    groupId: groupId().references(() => groups.id, { onDelete: "cascade" }),
    id: id(),
    title: text("title").notNull(),
    authors: text("authors").array().notNull(),
    /** When it was written or came out, as one says it: "1862", "about 380 BC". */
    date: text("date"),
    language: text("language"),
    direction: text("direction", { enum: directions }).notNull(),
    origin: text("origin"),
    licence: text("licence"),
    /** Set in the transaction that publishes the edition; the circle of keys is closed in the migration. */
    currentEditionId: uuid("current_edition_id").notNull(),
    copiedFrom: uuid("copied_from"),
    /** The keys of its pictures that moderators have taken out of view. */
    picturesAway: text("pictures_away").array().notNull().default([]),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.id] }), unique("texts_id_key").on(t.id)],
);

/** A text in another language, with editions of its own beside those of the text. */
export const translations = pgTable(
  "translations",
  {
    groupId: groupId(),
    id: id(),
    /** What it translates. */
    textId: uuid("text_id").notNull(),
    title: text("title").notNull(),
    translators: text("translators").array().notNull(),
    /** When the translation was written or came out, as one says it. */
    date: text("date"),
    language: text("language").notNull(),
    direction: text("direction", { enum: directions }).notNull(),
    origin: text("origin"),
    licence: text("licence"),
    /** Set in the transaction that publishes the edition; the circle of keys is closed in the migration. */
    currentEditionId: uuid("current_edition_id").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("translations_id_key").on(t.id),
    index("translations_text_idx").on(t.groupId, t.textId),
    foreignKey({ columns: [t.groupId, t.textId], foreignColumns: [texts.groupId, texts.id] }).onDelete(
      "cascade",
    ),
  ],
);

/** Immutable: a correction makes a new one. */
export const editions = pgTable(
  "editions",
  {
    groupId: groupId(),
    id: id(),
    textId: uuid("text_id").notNull(),
    /** Of one of the text's translations: its paragraphs bear the keys of those that they stand beside. */
    translationId: uuid("translation_id"),
    /** Counts the editions of the text itself from 1, and those of each translation. */
    number: integer("number").notNull(),
    paragraphCount: integer("paragraph_count").notNull(),
    wordCount: integer("word_count").notNull(),
    publishedBy: uuid("published_by").notNull(),
    publishedAt: instant("published_at").notNull().defaultNow(),
    /** What it changed, in figures; null for the first. */
    changes: jsonb("changes").$type<EditionChanges>(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("editions_id_key").on(t.id),
    unique("editions_number_key").on(t.groupId, t.textId, t.translationId, t.number).nullsNotDistinct(),
    foreignKey({ columns: [t.groupId, t.textId], foreignColumns: [texts.groupId, texts.id] }).onDelete(
      "cascade",
    ),
    foreignKey({
      columns: [t.groupId, t.translationId],
      foreignColumns: [translations.groupId, translations.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.groupId, t.publishedBy],
      foreignColumns: [memberships.groupId, memberships.id],
    }),
  ],
);

export const paragraphs = pgTable(
  "paragraphs",
  {
    groupId: groupId(),
    editionId: uuid("edition_id").notNull(),
    /** Counts all paragraphs from 0. */
    index: integer("index").notNull(),
    /** Survives editions. */
    key: text("key").notNull(),
    /** As shown in the margin; null for what is not numbered. */
    number: integer("number"),
    kind: text("kind", { enum: PARAGRAPH_KINDS }).notNull(),
    text: text("text").notNull(),
    marks: jsonb("marks").$type<Mark[]>().notNull(),
    attrs: jsonb("attrs").$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.editionId, t.index] }),
    unique("paragraphs_key_key").on(t.groupId, t.editionId, t.key),
    foreignKey({
      columns: [t.groupId, t.editionId],
      foreignColumns: [editions.groupId, editions.id],
    }).onDelete("cascade"),
  ],
);

export const readings = pgTable(
  "readings",
  {
    groupId: groupId().references(() => groups.id, { onDelete: "cascade" }),
    id: id(),
    textId: uuid("text_id").notNull(),
    /** The edition that it is read in: the text's current one, unless it was archived when that was published. */
    editionId: uuid("edition_id").notNull(),
    createdBy: uuid("created_by").notNull(),
    /** Members talk in their subgroups; else all of them read what was said in each. */
    isDivided: boolean("is_divided").notNull().default(false),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("readings_id_key").on(t.id),
    index("readings_text_idx").on(t.groupId, t.textId),
    foreignKey({ columns: [t.groupId, t.textId], foreignColumns: [texts.groupId, texts.id] }),
    foreignKey({ columns: [t.groupId, t.editionId], foreignColumns: [editions.groupId, editions.id] }),
    foreignKey({ columns: [t.groupId, t.createdBy], foreignColumns: [memberships.groupId, memberships.id] }),
  ],
);

/** A file on its way to an edition. */
export const imports = pgTable(
  "imports",
  {
    groupId: groupId().references(() => groups.id, { onDelete: "cascade" }),
    id: id(),
    createdBy: uuid("created_by").notNull(),
    fileId: uuid("file_id").notNull(),
    /** Without a piece until the file has been read. */
    proposal: jsonb("proposal").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    state: text("state", { enum: IMPORT_STATES }).notNull().default("ready"),
    stateAt: instant("state_at").notNull().defaultNow(),
    /** How the file is to be read. */
    options: jsonb("options").$type<ImportOptions>().notNull().default({}),
    /** How often reading it was begun. */
    tries: integer("tries").notNull().default(0),
    /** Why it could not be read. */
    problem: jsonb("problem").$type<ImportProblem>(),
    /** The reading it became. */
    readingId: uuid("reading_id"),
    /** The text that it corrects, where it does. */
    textId: uuid("text_id"),
    /** The edition it became. */
    editionId: uuid("edition_id"),
    /** The text that it translates, where it does. */
    translates: uuid("translates"),
    /** The translation that it is a new edition of, or became. */
    translationId: uuid("translation_id"),
    /** Of each piece that is not set aside, the index of the original's paragraph that it stands beside. */
    rows: integer("rows").array(),
    /** The edition of the original that those are counted in. */
    alignedTo: uuid("aligned_to"),
    /** How it stands with the group's review; `none` of what organizers bring. */
    review: text("review", { enum: IMPORT_REVIEWS }).notNull().default("none"),
    /** What the review is told of it; null where it was never handed in. */
    handedIn: jsonb("handed_in").$type<HandedIn>(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("imports_id_key").on(t.id),
    check("imports_review_check", sql`${t.review} in ('none', 'begun') or ${t.handedIn} is not null`),
    /** Of somebody what they brought, and how much of it waits. */
    index("imports_brought_idx").on(t.groupId, t.createdBy).where(sql`review <> 'none'`),
    check("imports_failed_check", sql`(${t.state} = 'failed') = (${t.problem} is not null)`),
    foreignKey({ columns: [t.groupId, t.createdBy], foreignColumns: [memberships.groupId, memberships.id] }),
    foreignKey({ columns: [t.groupId, t.fileId], foreignColumns: [files.groupId, files.id] }),
    foreignKey({ columns: [t.groupId, t.readingId], foreignColumns: [readings.groupId, readings.id] }),
    foreignKey({ columns: [t.groupId, t.textId], foreignColumns: [texts.groupId, texts.id] }),
    foreignKey({ columns: [t.groupId, t.editionId], foreignColumns: [editions.groupId, editions.id] }),
    foreignKey({ columns: [t.groupId, t.translates], foreignColumns: [texts.groupId, texts.id] }),
    foreignKey({
      columns: [t.groupId, t.translationId],
      foreignColumns: [translations.groupId, translations.id],
    }),
    foreignKey({ columns: [t.groupId, t.alignedTo], foreignColumns: [editions.groupId, editions.id] }),
  ],
);

/**
 * The pictures of an import, and of the text that it became: a figure's `picture` among its attrs names one by its key. The
 * bytes are a file of the group's, the same one for an import and its text.
 */
export const pictures = pgTable(
  "pictures",
  {
    groupId: groupId(),
    id: id(),
    importId: uuid("import_id"),
    textId: uuid("text_id"),
    /** Made of its bytes, so that copies of a text find their own. */
    key: text("key").notNull(),
    fileId: uuid("file_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.id] }),
    unique("pictures_id_key").on(t.id),
    uniqueIndex("pictures_import_key").on(t.groupId, t.importId, t.key).where(sql`import_id is not null`),
    uniqueIndex("pictures_text_key").on(t.groupId, t.textId, t.key).where(sql`text_id is not null`),
    index("pictures_file_idx").on(t.groupId, t.fileId),
    foreignKey({ columns: [t.groupId, t.importId], foreignColumns: [imports.groupId, imports.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.groupId, t.textId], foreignColumns: [texts.groupId, texts.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.groupId, t.fileId], foreignColumns: [files.groupId, files.id] }),
    check("pictures_of_check", sql`(${t.importId} is null) <> (${t.textId} is null)`),
  ],
);
