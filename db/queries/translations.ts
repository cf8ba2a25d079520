import { and, asc, count, eq, gte, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import type { EditionChanges } from "@/domain/next-edition/edition-changes";
import type { Paragraph } from "@/domain/paragraphs";
import type { Text } from "@/domain/texts";
import type { OriginalRow } from "@/domain/translations/stored-rows";
import type { TranslationAbout } from "@/domain/translations/translation-about";
import type { Db, Transaction } from "../client";
import { placements } from "../schema/annotations";
import { editions, paragraphs, texts, translations } from "../schema/texts";
import { listAllParagraphs } from "./paragraphs";
import { insertParagraphs } from "./texts";

type InGroup = Granted<{ group: Group }>;
type ToTranslate = Granted<{ group: Group }, "text.translate">;
type Translating = Granted<{ group: Group; membership: Membership; text: Text }, "text.translate">;

/** Few enough to be read without a pause. */
const PARAGRAPHS_AT_ONCE = 1_000;

export type TranslationRow = TranslationAbout & {
  id: string;
  textId: string;
  editionId: string;
  version: number;
  createdAt: Date;
};

const columns = {
  id: translations.id,
  textId: translations.textId,
  title: translations.title,
  translators: translations.translators,
  date: translations.date,
  language: translations.language,
  direction: translations.direction,
  origin: translations.origin,
  licence: translations.licence,
  editionId: translations.currentEditionId,
  version: translations.version,
  createdAt: translations.createdAt,
};

/** The translations of a text of this group, the oldest first. */
export async function listTranslations(
  db: Db,
  { group }: InGroup,
  textId: string,
): Promise<TranslationRow[]> {
  return db
    .select(columns)
    .from(translations)
    .where(and(eq(translations.groupId, group.id), eq(translations.textId, textId)))
    .orderBy(asc(translations.id));
}

export async function findTranslationRow(
  db: Db,
  { group }: InGroup,
  id: string,
): Promise<TranslationRow | null> {
  const [found] = await db.select(columns).from(translations).where(isTranslation(group, id));
  return found ?? null;
}

const isTranslation = (group: Group, id: string) =>
  and(eq(translations.groupId, group.id), eq(translations.id, id));

export async function findTextOfTranslation(db: Db, id: string): Promise<string | null> {
  const [found] = await db
    .select({ textId: translations.textId })
    .from(translations)
    .where(eq(translations.id, id));
  return found?.textId ?? null;
}

/** Its edition that is current, which stays so until the commit; null where it is not there any more. */
export async function holdTranslation(
  tx: Transaction,
  { group }: InGroup,
  id: string,
  lock: "share" | "update",
): Promise<string | null> {
  const [row] = await tx
    .select({ editionId: translations.currentEditionId })
    .from(translations)
    .where(isTranslation(group, id))
    .for(lock);
  return row?.editionId ?? null;
}

/** Whether somebody has chosen words of it, also where a thread stands elsewhere since: it may be put back. */
export async function isAnnotated(db: Db, { group }: ToTranslate, id: string): Promise<boolean> {
  const found = await db
    .select({ id: placements.annotationId })
    .from(placements)
    .innerJoin(editions, and(eq(editions.groupId, placements.groupId), eq(editions.id, placements.editionId)))
    .where(and(eq(editions.groupId, group.id), eq(editions.translationId, id)))
    .limit(1);
  return found.length > 0;
}

/** Whose edition it is; null for one of the text itself. */
export async function findTranslationOfEdition(
  db: Db,
  { group }: InGroup,
  editionId: string,
): Promise<string | null> {
  const [found] = await db
    .select({ id: editions.translationId })
    .from(editions)
    .where(and(eq(editions.groupId, group.id), eq(editions.id, editionId)));
  return found?.id ?? null;
}

/** With its editions. */
export async function deleteTranslationRow(
  tx: Transaction,
  { group }: ToTranslate,
  id: string,
): Promise<void> {
  await tx.delete(translations).where(isTranslation(group, id));
}

/** False when what is said of it is no longer at that version. */
export async function updateTranslation(
  tx: Transaction,
  { group }: ToTranslate,
  { id, version }: { id: string; version: number },
  change: Partial<TranslationAbout>,
): Promise<boolean> {
  const saved = await tx
    .update(translations)
    .set({ ...change, version: sql`${translations.version} + 1` })
    .where(and(isTranslation(group, id), eq(translations.version, version)))
    .returning({ id: translations.id });
  return saved.length > 0;
}

/** The paragraphs of a translation's edition, under the keys of the original's. */
export const listTranslated = (db: Db, { group }: InGroup, editionId: string): Promise<Paragraph[]> =>
  listAllParagraphs(db, { groupId: group.id, editionId });

/** The rows of the edition of the original that is current. */
export async function listOriginalRows(db: Db, { text }: Translating): Promise<OriginalRow[]> {
  return db
    .select({ key: paragraphs.key, number: paragraphs.number, kind: paragraphs.kind })
    .from(paragraphs)
    .where(and(eq(paragraphs.groupId, text.groupId), eq(paragraphs.editionId, text.editionId)))
    .orderBy(asc(paragraphs.index));
}

/** False when another edition of the original than the one that was looked at is current by now; else it stays so until the commit. */
export async function holdOriginal(tx: Transaction, { text }: Translating): Promise<boolean> {
  const [row] = await tx
    .select({ editionId: texts.currentEditionId })
    .from(texts)
    .where(and(eq(texts.groupId, text.groupId), eq(texts.id, text.id)))
    .for("share");
  return row?.editionId === text.editionId;
}

export type TranslationEdition = {
  id: string;
  paragraphs: readonly Paragraph[];
  paragraphCount: number;
  wordCount: number;
  /** Since the edition before, where there is one. */
  changes?: EditionChanges;
};

/** A translation with its first edition. False when its id is taken. */
export async function insertTranslation(
  tx: Transaction,
  access: Translating,
  { id, ...about }: TranslationAbout & { id: string },
  edition: TranslationEdition,
): Promise<boolean> {
  const { text } = access;
  const made = await tx
    .insert(translations)
    .values({ groupId: text.groupId, id, textId: text.id, ...about, currentEditionId: edition.id })
    .onConflictDoNothing()
    .returning({ id: translations.id });
  if (made.length === 0) return false;
  await insertTranslatedEdition(tx, access, id, edition);
  return true;
}

/** It is not the current one yet. */
export async function insertTranslatedEdition(
  tx: Transaction,
  { text, membership }: Translating,
  translationId: string,
  { paragraphs: rows, ...edition }: TranslationEdition,
): Promise<void> {
  await tx.insert(editions).values({
    ...{ groupId: text.groupId, ...edition, textId: text.id, translationId, publishedBy: membership.id },
    publishedAt: sql`clock_timestamp()`,
    number: sql`(select coalesce(max(number), 0) + 1 from editions
      where group_id = ${text.groupId} and text_id = ${text.id} and translation_id = ${translationId})`,
  });
  await insertParagraphs(tx, text.groupId, edition.id, rows);
}

/** What a translation is aligned by: the words and kinds of the edition of the original that is current. */
export async function listAlignable(db: Db, { text }: Translating): Promise<AlignableRow[]> {
  const all: AlignableRow[] = [];
  for (let from = 0; ; from += PARAGRAPHS_AT_ONCE) {
    const page = await listRowsFrom(db, text, from, PARAGRAPHS_AT_ONCE);
    for (const row of page) all.push(row);
    if (page.length < PARAGRAPHS_AT_ONCE) return all;
  }
}

export type AlignableRow = Pick<Paragraph, "key" | "index" | "number" | "kind" | "text" | "attrs">;

async function listRowsFrom(
  db: Db,
  { groupId, editionId }: Text,
  from: number,
  limit: number,
): Promise<AlignableRow[]> {
  const rows = await db
    .select({
      key: paragraphs.key,
      index: paragraphs.index,
      number: paragraphs.number,
      kind: paragraphs.kind,
      text: paragraphs.text,
      attrs: paragraphs.attrs,
    })
    .from(paragraphs)
    .where(
      and(eq(paragraphs.groupId, groupId), eq(paragraphs.editionId, editionId), gte(paragraphs.index, from)),
    )
    .orderBy(asc(paragraphs.index))
    .limit(limit);
  return rows.map((row) => ({ ...row, attrs: (row.attrs ?? {}) as Paragraph["attrs"] }));
}

export async function countOriginalRows(db: Db, { text }: Translating): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(paragraphs)
    .where(and(eq(paragraphs.groupId, text.groupId), eq(paragraphs.editionId, text.editionId)));
  return row?.count ?? 0;
}
