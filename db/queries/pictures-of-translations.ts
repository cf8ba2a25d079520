import { sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { Text } from "@/domain/texts";
import type { Transaction } from "../client";
import { editions, imports, paragraphs, pictures } from "../schema/texts";
import { deleteUnusedFiles } from "./pictures";

type ToTranslate = Granted<{ group: Group; text: Text }, "text.translate">;

/** The keys of the pictures that came with a translation: those of its files, and those that its editions show. */
export async function listPicturesOf(
  tx: Transaction,
  { group }: ToTranslate,
  translationId: string,
): Promise<string[]> {
  const found = await tx.execute<{ key: string }>(sql`
    select picture.key from ${imports} as import
    join ${pictures} as picture on picture.group_id = import.group_id and picture.import_id = import.id
    where import.group_id = ${group.id} and import.translation_id = ${translationId}
    union
    select shown.attrs ->> 'picture' from ${editions} as edition
    join ${paragraphs} as shown on shown.group_id = edition.group_id and shown.edition_id = edition.id
    where edition.group_id = ${group.id} and edition.translation_id = ${translationId} and shown.attrs ? 'picture'`);
  return found.map(({ key }) => key);
}

/**
 * What the imports of a translation show of the text's pictures, as their own: one that corrected it by hand brought none, and is
 * to have them when it is published anew.
 */
export async function keepPicturesOfImports(
  tx: Transaction,
  { group }: ToTranslate,
  translationId: string,
): Promise<void> {
  await tx.execute(sql`
    insert into ${pictures} (group_id, id, import_id, key, file_id)
    select import.group_id, gen_random_uuid(), import.id, picture.key, picture.file_id
    from ${imports} as import
    join ${pictures} as picture on picture.group_id = import.group_id and picture.text_id = import.translates
    where import.group_id = ${group.id} and import.translation_id = ${translationId}
      and exists (
        select from jsonb_array_elements(import.proposal -> 'pieces') as piece
        where piece -> 'attrs' ->> 'picture' = picture.key)
    on conflict do nothing`);
}

/** Of these pictures of a text those that none of its editions shows, nor any of its translations; and their files. */
export async function deleteUnshownPictures(
  tx: Transaction,
  { group, text }: ToTranslate,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  const gone = await tx.execute<{ file_id: string }>(sql`
    delete from ${pictures} as gone
    where gone.group_id = ${group.id} and gone.text_id = ${text.id}
      and gone.key = any(${sql.param([...keys])}::text[])
      and not exists (
        select from ${editions} as edition
        join ${paragraphs} as shown on shown.group_id = edition.group_id and shown.edition_id = edition.id
        where edition.group_id = gone.group_id and edition.text_id = gone.text_id
          and shown.attrs ->> 'picture' = gone.key)
    returning gone.file_id`);
  await deleteUnusedFiles(
    tx,
    group.id,
    gone.map(({ file_id }) => file_id),
  );
}
