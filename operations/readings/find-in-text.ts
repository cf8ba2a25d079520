import { database } from "@/db/client";
import { countedAddress } from "@/domain/addresses";
import { type FoundWords, findWords, foldWords } from "@/domain/find-words";
import { EDITIONS_READ_AT_ONCE, FINDING, FINDING_FROM } from "@/domain/limits";
import type { Paragraph } from "@/domain/paragraphs";
import { actorOf, isSignedIn, type Viewer } from "@/domain/viewer";
import { turnsOf } from "@/lib/turns";
import { accessReading } from "../access";
import { spend } from "../limits/spend";
import { pagesOfEdition } from "./pages-of-edition";
import { translationOf } from "./translation-of";

/** A paragraph that holds what was looked for, and where in it. */
export type FoundParagraph = Pick<Paragraph, "key" | "index" | "number" | "kind" | "text"> & {
  found: FoundWords[];
};

export type FoundInText = {
  /** Of all paragraphs, also of those that are not listed. */
  total: { paragraphs: number; places: number };
  items: FoundParagraph[];
  /** The index after which the list goes on; null at its end. */
  next: string | null;
  /** Of the words. */
  language: string | null;
};

type Asked = {
  words: string;
  after?: number | undefined;
  limit: number;
  /** The id of a translation, to look through that. */
  in?: string | undefined;
};

const inTurn = turnsOf("finding", EDITIONS_READ_AT_ONCE);

/** Looks through a whole text, as it is read now, or one of its translations. @throws TooMany */
export async function findInText(
  viewer: Viewer,
  readingId: string,
  asked: Asked,
  { address }: { address: string },
): Promise<FoundInText> {
  const access = await accessReading(database(), viewer, readingId, "reading.read");
  const words = foldWords(asked.words).trim();
  const inOther = asked.in === undefined ? null : await translationOf(access, asked.in);
  const language = inOther ? inOther.translation.language : access.reading.language;
  if (words === "") return { total: { paragraphs: 0, places: 0 }, items: [], next: null, language };
  await spendFinding(viewer, address);
  const pages = inOther ? [inOther.set.rows] : pagesOfEdition(access);
  return { ...(await inTurn(() => lookThrough(pages, { ...asked, words }))), language };
}

async function lookThrough(
  pages: AsyncIterable<Paragraph[]> | Iterable<readonly Paragraph[]>,
  { words, after = -1, limit }: Asked,
): Promise<Omit<FoundInText, "language">> {
  const total = { paragraphs: 0, places: 0 };
  const items: FoundParagraph[] = [];
  let hasMore = false;
  for await (const page of pages)
    for (const { key, index, number, kind, text } of page) {
      const found = findWords(text, words);
      if (found.length === 0) continue;
      total.paragraphs += 1;
      total.places += found.length;
      if (index <= after) continue;
      if (items.length < limit) items.push({ key, index, number, kind, text, found });
      else hasMore = true;
    }
  return { total, items, next: hasMore ? String(items.at(-1)?.index) : null };
}

async function spendFinding(viewer: Viewer, address: string): Promise<void> {
  const userId = actorOf(viewer);
  if (userId !== null) return spend(`find:${userId}`, FINDING);
  if (!isSignedIn(viewer)) return spend(`find-from:${countedAddress(address)}`, FINDING_FROM);
}
