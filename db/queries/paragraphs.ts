import { and, asc, eq, gt, gte, lte, type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Paragraph } from "@/domain/paragraphs";
import { PARAGRAPH_BREAK, type PassageInput, type Place } from "@/domain/passages";
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
  { from = 0, number, limit }: { from?: number; number?: number | undefined; limit?: number } = {},
): Promise<Paragraph[]> {
  const query = db
    .select(columns)
    .from(paragraphs)
    .where(
      and(
        inEdition(access),
        gte(paragraphs.index, from),
        number === undefined ? undefined : eq(paragraphs.number, number),
      ),
    )
    .orderBy(asc(paragraphs.index));
  const rows = await (limit === undefined ? query : query.limit(limit));
  return rows.map((row) => ({ ...row, attrs: (row.attrs ?? {}) as Paragraph["attrs"] }));
}

/** Of a long text as many as are read at once, so that others have their turn. */
const PARAGRAPHS_AT_ONCE = 1_000;

/** All paragraphs of an edition, in order. */
export async function listAllParagraphs(
  db: Db,
  { groupId, editionId }: { groupId: string; editionId: string },
): Promise<Paragraph[]> {
  const all: Paragraph[] = [];
  for (let from = 0; ; from += PARAGRAPHS_AT_ONCE) {
    const page = await db
      .select(columns)
      .from(paragraphs)
      .where(
        and(
          eq(paragraphs.groupId, groupId),
          eq(paragraphs.editionId, editionId),
          gte(paragraphs.index, from),
        ),
      )
      .orderBy(asc(paragraphs.index))
      .limit(PARAGRAPHS_AT_ONCE);
    for (const row of page) all.push({ ...row, attrs: (row.attrs ?? {}) as Paragraph["attrs"] });
    if (page.length < PARAGRAPHS_AT_ONCE) return all;
  }
}

/** Few enough to be read without a pause. */
const PLACES_AT_ONCE = 1_000;

/** The words that a passage can stand in: its own paragraphs where it names them, else the whole edition. */
export async function listPlaces(db: Db, access: InReading, wanted: PassageInput): Promise<Place[]> {
  const places = await listFirstPlaces(db, standsIn(db, access, wanted));
  if (places.length < PLACES_AT_ONCE) return places;
  const last = "selectors" in wanted ? undefined : (wanted.throughParagraph ?? wanted.paragraph);
  const [end] = last === undefined ? [] : await bearing(db, access, last);
  for (let after = places.at(-1); after; ) {
    const isFurther = and(
      gt(paragraphs.index, after.index),
      end ? lte(paragraphs.index, end.index) : undefined,
    );
    const page = await listFirstPlaces(db, and(inEdition(access), isFurther));
    for (const place of page) places.push(place);
    after = page.length < PLACES_AT_ONCE ? undefined : page.at(-1);
  }
  return places;
}

const listFirstPlaces = (db: Db, where: SQL | undefined): Promise<Place[]> =>
  db
    .select({
      key: paragraphs.key,
      index: paragraphs.index,
      number: paragraphs.number,
      text: paragraphs.text,
    })
    .from(paragraphs)
    .where(where)
    .orderBy(asc(paragraphs.index))
    .limit(PLACES_AT_ONCE);

/** How many characters stand in these paragraphs, and between them. */
export async function measurePlaces(db: Db, access: InReading, wanted: PassageInput): Promise<number> {
  const breaks = sql`(count(*) - 1) * ${PARAGRAPH_BREAK.length}`;
  const [measured] = await db
    .select({ length: sql`coalesce(sum(char_length(${paragraphs.text})) + ${breaks}, 0)`.mapWith(Number) })
    .from(paragraphs)
    .where(standsIn(db, access, wanted));
  return measured?.length ?? 0;
}

function standsIn(db: Db, access: InReading, wanted: PassageInput): SQL | undefined {
  if ("selectors" in wanted) return inEdition(access);
  const { paragraph, throughParagraph = paragraph } = wanted;
  return and(
    inEdition(access),
    gte(paragraphs.index, indexOf(db, access, paragraph)),
    lte(paragraphs.index, indexOf(db, access, throughParagraph)),
  );
}

/** The paragraph that bears a number or a key. */
const bearing = (db: Db, access: InReading, wanted: number | string) =>
  db
    .select({ index: paragraphs.index })
    .from(paragraphs)
    .where(
      and(
        inEdition(access),
        typeof wanted === "number" ? eq(paragraphs.number, wanted) : eq(paragraphs.key, wanted),
      ),
    );

const indexOf = (db: Db, access: InReading, wanted: number | string): SQL =>
  sql`(${bearing(db, access, wanted)})`;

/** The paragraph at an index. */
export async function findPlace(
  db: Db,
  access: InReading,
  index: number,
): Promise<Pick<Paragraph, "key" | "number"> | null> {
  const [found] = await db
    .select({ key: paragraphs.key, number: paragraphs.number })
    .from(paragraphs)
    .where(and(inEdition(access), eq(paragraphs.index, index)));
  return found ?? null;
}

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
