import { randomBytes } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { insertReading, insertText } from "@/db/queries/texts";
import { countWords } from "@/domain/count-words";
import { newId } from "@/domain/ids";
import { numberParagraphs, type ProposedParagraph, paragraphKeys } from "@/domain/paragraphs";
import { Conflict } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import type { ImportingAccess } from "./access-import";

export type PublishedText = { textId: string; editionId: string; readingId: string; paragraphCount: number };

export type TextToPublish = {
  /** Of the reading. */
  id?: string | undefined;
  /** The member who brought it, where that is not who publishes it. */
  broughtBy?: string | undefined;
  title: string;
  authors: string[];
  date?: string | null;
  language: string | null;
  direction: "ltr" | "rtl";
  paragraphs: readonly ProposedParagraph[];
  origin?: string | null;
  licence?: string | null;
};

/**
 * A text, its first edition and the reading of it, in the caller's transaction.
 * @throws Conflict when the reading's id is taken.
 */
export async function publishText(
  tx: Transaction,
  access: ImportingAccess,
  {
    id: readingId = newId(),
    broughtBy = access.membership.id,
    paragraphs: proposed,
    date = null,
    origin = null,
    licence = null,
    ...work
  }: TextToPublish,
): Promise<PublishedText> {
  const [textId, editionId] = [newId(), newId()];
  const { title, authors, language, direction } = work;
  const paragraphs = numberParagraphs(proposed, paragraphKeys(pooledBytes()));
  const paragraphCount = paragraphs.filter(({ number }) => number !== null).length;
  const wordCount = await countAllWords(paragraphs, language);
  const text = { id: textId, title, authors, date, language, direction, origin, licence };
  await insertText(tx, access, text, { id: editionId, paragraphs, paragraphCount, wordCount });
  if (!(await insertReading(tx, access, { id: readingId, textId, createdBy: broughtBy })))
    throw new Conflict("id-taken");
  await recordEvent(tx, {
    streamId: access.group.id,
    kind: "reading.added",
    groupId: access.group.id,
    byUserId: actorOf(access.viewer),
    subject: { readingId },
  });
  return { textId, editionId, readingId, paragraphCount };
}

/** Asking for few random bytes costs as much as asking for many, and a large text has a hundred thousand keys. */
export function pooledBytes(): (length: number) => Uint8Array {
  let pool = randomBytes(0);
  let used = 0;
  return (length) => {
    if (used + length > pool.length) [pool, used] = [randomBytes(8_192), 0];
    used += length;
    return pool.subarray(used - length, used);
  };
}

/** A large text takes seconds to count; others are answered in between. */
export async function countAllWords(
  paragraphs: readonly { text: string }[],
  language: string | null,
): Promise<number> {
  let words = 0;
  for (const [index, { text }] of paragraphs.entries()) {
    if (index % 500 === 499) await nextTurn();
    words += countWords(text, language);
  }
  return words;
}
