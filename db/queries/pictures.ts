import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import { newId } from "@/domain/ids";
import type { PictureType } from "@/domain/pictures";
import type { Reading } from "@/domain/readings";
import type { Db, Transaction } from "../client";
import { files } from "../schema/groups";
import { imports, paragraphs, pictures, texts } from "../schema/texts";
import { arrayOf } from "./array-of";
import type { ImportPlace } from "./import-reading";
import type { NewFile } from "./imports";

type Importing = Granted<{ group: Group; membership: Membership }, "text.import">;

/** Bytes are sent to Postgres some at a time: each waits in memory until it is there. */
export async function insertPictures(
  tx: Transaction,
  { groupId, importId }: ImportPlace,
  found: readonly (NewFile & { key: string })[],
): Promise<void> {
  for (const { key, ...file } of found) {
    await tx.insert(files).values({ groupId, size: file.bytes.length, ...file });
    await tx.insert(pictures).values({ groupId, id: newId(), importId, key, fileId: file.id });
  }
}

/** Those that its paragraphs show, as the text's own. */
export async function keepPicturesOfText(
  tx: Transaction,
  { group }: Importing,
  { importId, textId, keys }: { importId: string; textId: string; keys: readonly string[] },
): Promise<void> {
  if (keys.length === 0) return;
  const found = await tx
    .select({ key: pictures.key, fileId: pictures.fileId })
    .from(pictures)
    .where(and(eq(pictures.groupId, group.id), eq(pictures.importId, importId)));
  const shown = new Set(keys);
  const rows = found.filter(({ key }) => shown.has(key));
  if (rows.length === 0) return;
  await tx
    .insert(pictures)
    .values(rows.map((row) => ({ groupId: group.id, id: newId(), textId, ...row })))
    .onConflictDoNothing();
}

/** The pictures of an import that is not published, with their files. */
export async function deletePictures(
  tx: Transaction,
  { group, import: { id: importId } }: Granted<{ group: Group; import: { id: string } }, "import.delete">,
): Promise<void> {
  const gone = await tx
    .delete(pictures)
    .where(and(eq(pictures.groupId, group.id), eq(pictures.importId, importId)))
    .returning({ fileId: pictures.fileId });
  await deleteUnusedFiles(
    tx,
    group.id,
    gone.map(({ fileId }) => fileId),
  );
}

/** A file is that of a text and of imports at once. */
export async function deleteUnusedFiles(
  tx: Transaction,
  groupId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`
    delete from ${files} as file
    where file.group_id = ${groupId} and file.id = any(${arrayOf(ids)}::uuid[])
      and not exists (
        select from ${pictures} as picture where picture.group_id = file.group_id and picture.file_id = file.id)`);
}

/** A text's pictures as those of its copy in another group, with files of their own. */
export async function copyPictures(
  tx: Transaction,
  { reading }: Granted<{ reading: Reading }, "reading.export">,
  { group }: Importing,
  textId: string,
): Promise<void> {
  await tx.execute(sql`
    with found as (
      select key, file_id, gen_random_uuid() as new_file_id from ${pictures}
      where group_id = ${reading.groupId} and text_id = ${reading.textId}),
    copied as (
      insert into ${files} (group_id, id, name, type, sha256, size, bytes)
      select ${group.id}::uuid, found.new_file_id, files.name, files.type, files.sha256, files.size, files.bytes
      from found join ${files} on files.group_id = ${reading.groupId} and files.id = found.file_id
      returning id)
    insert into ${pictures} (group_id, id, text_id, key, file_id)
    select ${group.id}::uuid, gen_random_uuid(), ${textId}::uuid, found.key, copied.id
    from found join copied on copied.id = found.new_file_id`);
}

/** The figures of the edition that is read now which show a picture, in the order of the text. */
export async function listFigures(
  db: Db,
  { reading }: Granted<{ reading: Reading }>,
): Promise<{ key: string; text: string }[]> {
  return db
    .select({ key: pictures.key, text: paragraphs.text })
    .from(paragraphs)
    .innerJoin(
      pictures,
      and(
        eq(pictures.groupId, paragraphs.groupId),
        eq(pictures.textId, reading.textId),
        eq(pictures.key, sql`${paragraphs.attrs} ->> 'picture'`),
      ),
    )
    .where(
      and(
        eq(paragraphs.groupId, reading.groupId),
        eq(paragraphs.editionId, reading.editionId),
        eq(paragraphs.kind, "figure"),
      ),
    )
    .orderBy(asc(paragraphs.index));
}

/** Held until the commit. Answers which of the text's pictures are out of view. */
export async function lockPicturesAway(
  tx: Transaction,
  { reading }: Granted<{ reading: Reading }, "reading.judge-picture">,
): Promise<string[]> {
  const [text] = await tx
    .select({ away: texts.picturesAway })
    .from(texts)
    .where(isTextOf(reading))
    .for("update");
  return text?.away ?? [];
}

export async function setPicturesAway(
  tx: Transaction,
  { reading }: Granted<{ reading: Reading }, "reading.judge-picture">,
  away: string[],
): Promise<void> {
  await tx.update(texts).set({ picturesAway: away }).where(isTextOf(reading));
}

const isTextOf = ({ groupId, textId }: Reading) => and(eq(texts.groupId, groupId), eq(texts.id, textId));

/** A picture and where its bytes are, which not everybody who asks for it needs. */
export type PictureRow = { key: string; type: PictureType; fileId: string };

export const findPicture = (
  db: Db,
  { reading }: Granted<{ reading: Reading }>,
  key: string,
): Promise<PictureRow | null> =>
  findRow(db, reading.groupId, and(eq(pictures.textId, reading.textId), eq(pictures.key, key)));

/** Of an import or, where it corrects a text, of that text: what is corrected by hand shows the pictures that are there. */
export const findPictureOfImport = (
  db: Db,
  { group, import: { id: importId } }: Granted<{ group: Group; import: { id: string } }, "import.read">,
  key: string,
): Promise<PictureRow | null> => {
  const corrected = db
    .select({ textId: sql`coalesce(${imports.textId}, ${imports.translates})` })
    .from(imports)
    .where(and(eq(imports.groupId, group.id), eq(imports.id, importId)));
  const isOfEither = or(eq(pictures.importId, importId), inArray(pictures.textId, corrected));
  return findRow(db, group.id, and(isOfEither, eq(pictures.key, key)));
};

async function findRow(db: Db, groupId: string, which: SQL | undefined): Promise<PictureRow | null> {
  const [found] = await db
    .select({ key: pictures.key, type: files.type, fileId: pictures.fileId })
    .from(pictures)
    .innerJoin(files, and(eq(files.groupId, pictures.groupId), eq(files.id, pictures.fileId)))
    .where(and(eq(pictures.groupId, groupId), which));
  return found ? { ...found, type: found.type as PictureType } : null;
}

/** Of a picture that was found in the group. */
export async function readPictureBytes(
  db: Db,
  { group }: Granted<{ group: Group }>,
  { fileId }: PictureRow,
): Promise<Buffer> {
  const [found] = await db
    .select({ bytes: files.bytes })
    .from(files)
    .where(and(eq(files.groupId, group.id), eq(files.id, fileId)));
  if (!found) throw new Error("A picture was there without its file");
  return found.bytes;
}
