import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { holdOriginal, insertTranslation, listOriginalRows } from "@/db/queries/translations";
import { newId } from "@/domain/ids";
import { isNumbered, type ProposedParagraph } from "@/domain/paragraphs";
import { Conflict, Invalid } from "@/domain/problems";
import { storedRows } from "@/domain/translations/stored-rows";
import type { TranslationAbout } from "@/domain/translations/translation-about";
import { actorOf } from "@/domain/viewer";
import { countAllWords } from "../imports/publish-text";
import type { TranslatingAccess } from "./access-translating";

export type TranslationToPublish = {
  id?: string;
  about: TranslationAbout;
  pieces: readonly ProposedParagraph[];
  /** Of each piece the index of the original's paragraph that it stands beside. */
  rows: readonly number[];
  /** The edition of the original that those are counted in. */
  alignedTo: string;
};

/**
 * A translation and its first edition, in the caller's transaction.
 * @throws Conflict when the original has another edition by now, or the id is taken
 */
export async function publishFirstTranslated(
  tx: Transaction,
  access: TranslatingAccess,
  { id = newId(), about, pieces, rows, alignedTo }: TranslationToPublish,
): Promise<{ translationId: string; editionId: string }> {
  const { text, group, viewer } = access;
  if (text.editionId !== alignedTo || !(await holdOriginal(tx, access)))
    throw new Conflict("translation.stale");
  const stored = storedRows(await listOriginalRows(tx, access), pieces, rows);
  if (!stored.ok) throw new Invalid(stored.code, stored.values);
  if (stored.value.length === 0) throw new Invalid("import.nothing-left");
  const edition = {
    id: newId(),
    paragraphs: stored.value,
    paragraphCount: stored.value.filter(({ kind }) => isNumbered(kind)).length,
    wordCount: await countAllWords(stored.value, about.language),
  };
  if (!(await insertTranslation(tx, access, { id, ...about }, edition))) throw new Conflict("id-taken");
  await recordEvent(tx, {
    streamId: group.id,
    kind: "translation.published",
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: { textId: text.id, translationId: id, editionId: edition.id },
  });
  return { translationId: id, editionId: edition.id };
}
