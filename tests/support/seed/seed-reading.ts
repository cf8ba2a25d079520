import type { Sql } from "postgres";
import { countWords } from "@/domain/count-words";
import { numberParagraphs, type Paragraph, paragraphKeys } from "@/domain/paragraphs";
import { insertRows } from "./insert-rows";
import type { Random } from "./random";
import { BEGINNING, type SeededGroup } from "./seed-group";
import { inventWriter } from "./words";

export type SeededReading = {
  group: SeededGroup;
  id: string;
  editionId: string;
  title: string;
  paragraphs: [Paragraph, ...Paragraph[]];
};

/** An invented text of so many paragraphs, `words` words each on the average, and the reading of it. */
export async function seedReading(
  sql: Sql,
  random: Random,
  group: SeededGroup,
  { title, paragraphs: count, words }: { title: string; paragraphs: number; words: number },
): Promise<SeededReading> {
  const writer = inventWriter(random);
  const half = Math.floor(words / 2);
  const proposed = Array.from({ length: count }, () => ({
    kind: "paragraph" as const,
    text: writer.write(words - half + random.below(2 * half + 1)),
    marks: [],
  }));
  const paragraphs = numberParagraphs(proposed, paragraphKeys(random.bytes));
  const [textId, editionId, id] = [random.id(BEGINNING), random.id(BEGINNING), random.id(BEGINNING)];
  const [{ memberId, userId }] = group.members;
  const inGroup = { group_id: group.id };
  // A text and its first edition name each other.
  await sql.begin(async (tx) => {
    await insertRows(tx, "texts", [
      {
        ...inGroup,
        id: textId,
        title,
        authors: ["Nobody"],
        language: "en",
        direction: "ltr",
        current_edition_id: editionId,
        created_at: BEGINNING,
      },
    ]);
    await insertRows(tx, "editions", [
      {
        ...inGroup,
        id: editionId,
        text_id: textId,
        number: 1,
        paragraph_count: count,
        word_count: paragraphs.reduce((sum, { text }) => sum + countWords(text, "en"), 0),
        published_by: memberId,
        published_at: BEGINNING,
      },
    ]);
  });
  await insertRows(
    sql,
    "paragraphs",
    paragraphs.map(({ attrs: _, marks: __, ...paragraph }) => ({
      ...inGroup,
      edition_id: editionId,
      ...paragraph,
      marks: [],
    })),
  );
  await insertRows(sql, "readings", [
    { ...inGroup, id, text_id: textId, edition_id: editionId, created_by: memberId, created_at: BEGINNING },
  ]);
  await sql`
    with counter as (
      insert into streams (id, last) values (${group.id}, 1)
      on conflict (id) do update set last = streams.last + 1 returning last)
    insert into events (stream_id, number, kind, group_id, by_user_id, subject, created_at)
    select ${group.id}, last, 'reading.added', ${group.id}, ${userId},
      jsonb_build_object('readingId', ${id}::text), ${BEGINNING.toISOString()}::timestamptz from counter`;
  return { group, id, editionId, title, paragraphs: paragraphs as SeededReading["paragraphs"] };
}
