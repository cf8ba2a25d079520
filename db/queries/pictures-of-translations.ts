import { sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { Text } from "@/domain/texts";
import type { Transaction } from "../client";
import { files } from "../schema/groups";
import { editions, imports, paragraphs, pictures } from "../schema/texts";

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
  if (gone.length === 0) return;
  // The import that it came from has the same files, and can be published again.
  await tx.execute(sql`
    delete from ${files} as file
    where file.group_id = ${group.id} and file.id = any(${sql.param(gone.map(({ file_id }) => file_id))}::uuid[])
      and not exists (
        select from ${pictures} as picture where picture.group_id = file.group_id and picture.file_id = file.id)`);
}
