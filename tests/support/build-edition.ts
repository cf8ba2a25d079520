import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { newId } from "@/domain/ids";
import type { Stretch } from "@/domain/passages";

type NextParagraph = string | { was: number; text?: string };
type Found = { state: "moved" | "changed" | "paragraph"; quote: string } & Stretch;

/**
 * A corrected edition of what is read, with what became of its annotations: a paragraph that `was` one of the old (by its
 * number) keeps its key; a string is a new one. An annotation stands where it stood while its paragraph has all its words,
 * else as `found` says, else it is lost.
 */
export async function buildEdition(
  reading: { id: string },
  { paragraphs, found = {} }: { paragraphs: NextParagraph[]; found?: Record<string, Found> },
): Promise<string> {
  const db = database();
  const [before] = await db.execute<{ group_id: string; text_id: string; edition_id: string }>(sql`
    select readings.group_id, texts.id as text_id, texts.current_edition_id as edition_id
    from readings join texts on texts.id = readings.text_id where readings.id = ${reading.id}`);
  if (!before) throw new Error("No such reading");
  const { group_id: groupId, text_id: textId, edition_id: oldId } = before;
  const old = await db.execute<{ index: number; key: string; number: number; text: string }>(sql`
    select index, key, number, text from paragraphs where edition_id = ${oldId}`);
  const editionId = newId();
  const next = paragraphs.map((one, index) => {
    const was = typeof one === "string" ? undefined : old.find(({ number }) => number === one.was);
    const text = typeof one === "string" ? one : (one.text ?? was?.text ?? "");
    return {
      index,
      key: was?.key ?? newId().slice(-12),
      text,
      wasIndex: was?.text === text ? was.index : -1,
    };
  });
  await db.execute(sql`
    insert into editions (group_id, id, text_id, number, paragraph_count, word_count, published_by)
    select group_id, ${editionId}::uuid, text_id, number + 1, ${next.length}, word_count, published_by
    from editions where id = ${oldId}`);
  for (const { index, key, text } of next)
    await db.execute(sql`
      insert into paragraphs (group_id, edition_id, index, key, number, kind, text, marks)
      values (${groupId}, ${editionId}, ${index}, ${key}, ${index + 1}, 'paragraph', ${text}, '[]')`);
  const placed = await db.execute<{ annotation_id: string; quote: string; from: number | null } & Row>(sql`
    select annotation_id, quote, start_index as from, start_index, start_offset, end_index, end_offset
    from placements where edition_id = ${oldId} and reading_id = ${reading.id}`);
  for (const { annotation_id: id, quote, ...row } of placed) {
    const by = found[id];
    const stays = next.find(({ wasIndex }) => wasIndex === row.from && row.start_index === row.end_index);
    const at = by
      ? [by.state, by.startIndex, by.startOffset, by.endIndex, by.endOffset, by.quote]
      : stays
        ? ["exact", stays.index, row.start_offset, stays.index, row.end_offset, quote]
        : ["lost", null, null, null, null, ""];
    const [state, startIndex, startOffset, endIndex, endOffset, words] = at;
    await db.execute(sql`
      insert into placements (group_id, annotation_id, edition_id, reading_id, state, start_index, start_offset,
        end_index, end_offset, quote)
      values (${groupId}, ${id}, ${editionId}, ${reading.id}, ${state}, ${startIndex}, ${startOffset}, ${endIndex},
        ${endOffset}, ${words})`);
  }
  await db.execute(sql`update texts set current_edition_id = ${editionId} where id = ${textId}`);
  return editionId;
}

type Row = {
  start_index: number | null;
  start_offset: number | null;
  end_index: number | null;
  end_offset: number | null;
};

/** Of one annotation alone: the edition that is read has its words no more. */
export async function loseWords({ id }: { id: string }): Promise<void> {
  await database().execute(sql`
    update placements set state = 'lost', start_index = null, start_offset = null, end_index = null,
      end_offset = null, quote = '' where annotation_id = ${id}`);
}
