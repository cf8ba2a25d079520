import { and, asc, eq, gte, lte, type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Paragraph } from "@/domain/paragraphs";
import type { PassageInput, Place } from "@/domain/passages";
import type { Reading } from "@/domain/readings";
import type { Db } from "../client";
import { paragraphs } from "../schema/texts";

type InReading = Granted<{ reading: Reading }>;

const inEdition = ({ reading }: { reading: Reading }) =>
  and(eq(paragraphs.groupId, reading.groupId), eq(paragraphs.editionId, reading.editionId));

const columns = {
  key: paragraphs.key,
  index: paragraphs.index,
  number: paragraphs.number,
  kind: paragraphs.kind,
  text: paragraphs.text,
  marks: paragraphs.marks,
  attrs: paragraphs.attrs,
};

/** All paragraphs of the current edition, in order; or `limit` of them from an index on. */
export async function listParagraphs(
  db: Db,
  access: InReading,
  { from = 0, limit }: { from?: number; limit?: number } = {},
): Promise<Paragraph[]> {
  const query = db
    .select(columns)
    .from(paragraphs)
    .where(and(inEdition(access), gte(paragraphs.index, from)))
    .orderBy(asc(paragraphs.index));
  const rows = await (limit === undefined ? query : query.limit(limit));
  return rows.map((row) => ({ ...row, attrs: (row.attrs ?? {}) as Paragraph["attrs"] }));
}

/** The words that a passage can stand in: its own paragraphs where it names them, else the whole edition. */
export async function listPlaces(db: Db, access: InReading, wanted: PassageInput): Promise<Place[]> {
  const conditions = [inEdition(access)];
  if (!("selectors" in wanted)) {
    const last = wanted.throughParagraph ?? wanted.paragraph;
    conditions.push(gte(paragraphs.index, indexOf(db, access, wanted.paragraph)));
    conditions.push(lte(paragraphs.index, indexOf(db, access, last)));
  }
  return db
    .select({
      key: paragraphs.key,
      index: paragraphs.index,
      number: paragraphs.number,
      text: paragraphs.text,
    })
    .from(paragraphs)
    .where(and(...conditions))
    .orderBy(asc(paragraphs.index));
}

const indexOf = (db: Db, access: InReading, wanted: number | string): SQL =>
  sql`(${db
    .select({ index: paragraphs.index })
    .from(paragraphs)
    .where(
      and(
        inEdition(access),
        typeof wanted === "number" ? eq(paragraphs.number, wanted) : eq(paragraphs.key, wanted),
      ),
    )})`;

/** The paragraph that bears a number or a key in the current edition. */
export async function findParagraphKey(db: Db, access: InReading, wanted: string): Promise<string | null> {
  const number = /^\d{1,7}$/.test(wanted) ? Number(wanted) : null;
  const found = await db
    .select({ key: paragraphs.key, number: paragraphs.number })
    .from(paragraphs)
    .where(
      and(inEdition(access), number === null ? eq(paragraphs.key, wanted) : eq(paragraphs.number, number)),
    );
  return found[0]?.key ?? null;
}
