import { and, desc, eq, isNull, lt, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { EditionChanges } from "@/domain/next-edition/edition-changes";
import type { Text } from "@/domain/texts";
import type { Db } from "../client";
import { memberships } from "../schema/groups";
import { editions, readings } from "../schema/texts";

type InText = Granted<{ group: Group; text: Text }>;

export type EditionRow = {
  id: string;
  number: number;
  paragraphCount: number;
  wordCount: number;
  publishedAt: Date;
  publishedBy: { id: string; name: string; handle: string };
  changes: EditionChanges | null;
};

const select = (db: Db) =>
  db
    .select({
      id: editions.id,
      number: editions.number,
      paragraphCount: editions.paragraphCount,
      wordCount: editions.wordCount,
      publishedAt: editions.publishedAt,
      publishedBy: { id: memberships.id, name: memberships.name, handle: memberships.handle },
      changes: editions.changes,
    })
    .from(editions)
    .innerJoin(
      memberships,
      and(eq(memberships.groupId, editions.groupId), eq(memberships.id, editions.publishedBy)),
    );

/** The text's own, not those of its translations. */
const ofText = ({ text }: InText) =>
  and(eq(editions.groupId, text.groupId), eq(editions.textId, text.id), isNull(editions.translationId));

const ofTranslation = ({ text }: InText, id: string) =>
  and(eq(editions.groupId, text.groupId), eq(editions.translationId, id));

/** The editions of a text, or of one of its translations, the latest first; `after` is the number of the last one had. */
export async function listEditionRows(
  db: Db,
  access: InText,
  { translationId, after, limit }: { translationId?: string; after?: number | undefined; limit: number },
): Promise<EditionRow[]> {
  const those = translationId === undefined ? ofText(access) : ofTranslation(access, translationId);
  return select(db)
    .where(and(those, after === undefined ? undefined : lt(editions.number, after)))
    .orderBy(desc(editions.number))
    .limit(limit);
}

export async function findEditionRow(db: Db, access: InText, id: string): Promise<EditionRow | null> {
  const [found] = await select(db).where(and(ofText(access), eq(editions.id, id)));
  return found ?? null;
}

/** An edition of one of the text's translations. */
export async function findTranslatedEdition(
  db: Db,
  access: InText,
  translationId: string,
  id: string,
): Promise<EditionRow | null> {
  const [found] = await select(db).where(and(ofTranslation(access, translationId), eq(editions.id, id)));
  return found ?? null;
}

/** Whether an id, that a client may have made, is an edition's already. */
export async function isEditionMade(db: Db, id: string): Promise<boolean> {
  const [found] = await db.select({ is: sql`true` }).from(editions).where(eq(editions.id, id));
  return found !== undefined;
}

/** Where a text is read, what goes on first. */
export async function listReadingsOfText(
  db: Db,
  { text }: InText,
): Promise<{ id: string; isArchived: boolean }[]> {
  return db
    .select({ id: readings.id, isArchived: sql<boolean>`(${readings.archivedAt} is not null)` })
    .from(readings)
    .where(and(eq(readings.groupId, text.groupId), eq(readings.textId, text.id)))
    .orderBy(sql`${readings.archivedAt} is not null`, desc(readings.id));
}
