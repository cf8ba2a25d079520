import { database } from "@/db/client";
import type { SetParagraph } from "@/domain/editions";
import { EDITION_PARAGRAPHS_SHOWN } from "@/domain/limits";
import { NotFound } from "@/domain/problems";
import type { EditionRead, Reading } from "@/domain/readings";
import { isSameSlug } from "@/domain/slugs";
import type { Viewer } from "@/domain/viewer";
import type { ThreadWire } from "@/domain/wire/thread";
import { accessReadingAt } from "../access";
import { listThreadsWithPosts } from "../annotations/list-annotations";
import { readEdition } from "./read-edition";

export type OpenedEdition = {
  reading: Reading;
  edition: EditionRead;
  /** It is the one that is read now. */
  isCurrent: boolean;
  paragraphs: { paragraph: SetParagraph; threads: ThreadWire[] }[];
  /** Indexes at which the pages before and after begin. */
  before: number | null;
  after: number | null;
};

/** Of a page of it, more are not told. */
const THREADS_SHOWN = 1_000;

/** A page of an edition of a reading, with the discussion as it stood there. */
export async function openEdition(
  viewer: Viewer,
  {
    group,
    reading: readingId,
    number,
    from,
  }: { group: string; reading: string; number: number; from: number },
): Promise<OpenedEdition> {
  const db = database();
  const { access, edition, current } = await accessReadingAt(db, viewer, readingId, number);
  if (!isSameSlug(access.group.slug, group)) throw new NotFound();
  const { paragraphs } = await readEdition(db, access);
  const page = paragraphs.slice(from, from + EDITION_PARAGRAPHS_SHOWN);
  const place = { from, through: from + page.length - 1 };
  const { items } = await listThreadsWithPosts(db, access, { place, order: "place", limit: THREADS_SHOWN });
  const byPlace = new Map<number, ThreadWire[]>();
  for (const thread of items) {
    const index = thread.placement.index ?? -1;
    byPlace.set(index, [...(byPlace.get(index) ?? []), thread]);
  }
  return {
    reading: access.reading,
    edition,
    isCurrent: edition.editionId === current.editionId,
    paragraphs: page.map((paragraph) => ({ paragraph, threads: byPlace.get(paragraph.index) ?? [] })),
    before: from > 0 ? Math.max(0, from - EDITION_PARAGRAPHS_SHOWN) : null,
    after: from + page.length < paragraphs.length ? from + page.length : null,
  };
}
