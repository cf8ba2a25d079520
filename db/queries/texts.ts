import { and, eq, sql } from "drizzle-orm";
import type { AboutText } from "@/domain/about-text";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import type { Paragraph } from "@/domain/paragraphs";
import type { Reading } from "@/domain/readings";
import type { Transaction } from "../client";
import { editions, paragraphs, readings, texts } from "../schema/texts";

/** Rows of one INSERT: what is put together in some milliseconds, since nobody else is answered meanwhile. */
const ROWS_AT_ONCE = 200;

export type NewText = {
  id: string;
  title: string;
  authors: string[];
  date: string | null;
  language: string | null;
  direction: "ltr" | "rtl";
  origin: string | null;
  licence: string | null;
};

export type NewEdition = { id: string; paragraphs: Paragraph[]; paragraphCount: number; wordCount: number };

type Importing = Granted<{ group: Group; membership: Membership }, "text.import">;

/** A text with its first edition, which is the one to read. */
export async function insertText(
  tx: Transaction,
  { group, membership }: Importing,
  text: NewText,
  { paragraphs: rows, ...edition }: NewEdition,
): Promise<void> {
  const inGroup = { groupId: group.id };
  await tx.insert(texts).values({ ...inGroup, ...text, currentEditionId: edition.id });
  await tx
    .insert(editions)
    .values({ ...inGroup, ...edition, textId: text.id, number: 1, publishedBy: membership.id });
  await insertParagraphs(tx, group.id, edition.id, rows);
}

export async function insertParagraphs(
  tx: Transaction,
  groupId: string,
  editionId: string,
  rows: readonly Paragraph[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE);
    await tx.insert(paragraphs).values(some.map((row) => ({ groupId, editionId, ...row })));
  }
}

/** False when what is said of the text is no longer at that version. */
export async function updateText(
  tx: Transaction,
  { reading }: Granted<{ reading: Reading }, "reading.edit">,
  version: number,
  change: Partial<Pick<NewText, "title" | keyof AboutText>>,
): Promise<boolean> {
  const saved = await tx
    .update(texts)
    .set({ ...change, version: sql`${texts.version} + 1` })
    .where(and(eq(texts.groupId, reading.groupId), eq(texts.id, reading.textId), eq(texts.version, version)))
    .returning({ id: texts.id });
  return saved.length > 0;
}

/** False when the id is taken. */
export async function insertReading(
  tx: Transaction,
  { group }: Importing,
  reading: { id: string; textId: string; createdBy: string },
): Promise<boolean> {
  const made = await tx
    .insert(readings)
    .values({
      groupId: group.id,
      ...reading,
      editionId: sql`(select current_edition_id from ${texts} where group_id = ${group.id} and id = ${reading.textId})`,
    })
    .onConflictDoNothing()
    .returning({ id: readings.id });
  return made.length > 0;
}
