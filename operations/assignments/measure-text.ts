import type { Db } from "@/db/client";
import { listWords } from "@/db/queries/plans";
import { countWords } from "@/domain/count-words";
import type { Granted } from "@/domain/granted";
import type { Paragraph } from "@/domain/paragraphs";
import { beginningOf } from "@/domain/schedules/beginning-of";
import type { MeasuredParagraph } from "@/domain/schedules/portions";
import { unhurried } from "@/lib/unhurried";
import type { ReadingAccess } from "../access";

/** `beginning`: its first words. */
export type MeasuredPlace = MeasuredParagraph &
  Pick<Paragraph, "key" | "index" | "number"> & { beginning: string };

/** The text that is read now, paragraph by paragraph, in words. A novel takes a fifth of a second, so nothing is kept. */
export async function measureText(
  db: Db,
  access: Granted<ReadingAccess, "reading.assign">,
): Promise<MeasuredPlace[]> {
  const texts = await listWords(db, access);
  return unhurried(measuring(texts, access.reading.language));
}

type Words = Pick<Paragraph, "key" | "index" | "number" | "kind" | "text">;

function* measuring(
  texts: readonly Words[],
  language: string | null,
): Generator<undefined, MeasuredPlace[], undefined> {
  const measured: MeasuredPlace[] = [];
  for (const { text, ...place } of texts) {
    measured.push({ ...place, words: countWords(text, language), beginning: beginningOf(text) });
    yield;
  }
  return measured;
}
