import { database } from "@/db/client";
import type { SetParagraph } from "@/domain/editions";
import type { Granted } from "@/domain/granted";
import { EDITION_PARAGRAPHS_SHOWN } from "@/domain/limits";
import { NotFound } from "@/domain/problems";
import type { EditionRead, Reading } from "@/domain/readings";
import { isSameSlug } from "@/domain/slugs";
import type { Viewer } from "@/domain/viewer";
import type { ThreadWire } from "@/domain/wire/thread";
import { accessReadingAt, type ReadingAccess } from "../access";
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
  const { access, edition, now } = await accessReadingAt(db, viewer, readingId, number);
  if (!isSameSlug(access.group.slug, group)) throw new NotFound();
  const { paragraphs } = await readEdition(db, access);
  const page = paragraphs.slice(from, from + EDITION_PARAGRAPHS_SHOWN);
  const place = { from, through: from + page.length - 1 };
  const filter = { place, order: "place" as const, limit: THREADS_SHOWN };
  const { items: then } = await listThreadsWithPosts(db, access, filter);
  const items = await stillShown(now, asItStood(edition, then));
  const byPlace = new Map<number, ThreadWire[]>();
  for (const thread of items) {
    const index = thread.placement.index ?? -1;
    byPlace.set(index, [...(byPlace.get(index) ?? []), thread]);
  }
  return {
    reading: access.reading,
    edition,
    isCurrent: edition.editionId === now.reading.editionId,
    paragraphs: page.map((paragraph) => ({ paragraph, threads: byPlace.get(paragraph.index) ?? [] })),
    before: from > 0 ? Math.max(0, from - EDITION_PARAGRAPHS_SHOWN) : null,
    after: from + page.length < paragraphs.length ? from + page.length : null,
  };
}

/** What was said since belongs to the next edition. */
function asItStood({ readUntil }: EditionRead, threads: ThreadWire[]): ThreadWire[] {
  if (readUntil === null) return threads;
  const isBefore = ({ createdAt }: { createdAt: string }) => new Date(createdAt) < readUntil;
  return threads.filter(isBefore).map((thread) => {
    const posts = thread.posts.filter(isBefore);
    return posts.length < thread.posts.length ? { ...thread, posts, postCount: posts.length } : thread;
  });
}

/** What is kept from the viewer where it stands now, by a see-rule for one, is not told by where it stood. */
async function stillShown(now: Granted<ReadingAccess>, threads: ThreadWire[]): Promise<ThreadWire[]> {
  if (threads.length === 0) return [];
  const ids = threads.map(({ id }) => id);
  const { items } = await listThreadsWithPosts(database(), now, { ids, limit: ids.length });
  const shown = new Map(items.map((thread) => [thread.id, thread]));
  return threads.flatMap((thread) => {
    const now = shown.get(thread.id);
    if (!now) return [];
    const ids = new Set(now.posts.map(({ id }) => id));
    const posts = thread.posts.filter(({ id }) => ids.has(id));
    const kept = thread.posts.filter(({ id, body }) => body !== null && !ids.has(id)).length;
    return [{ ...thread, posts, postCount: Math.min(thread.postCount - kept, now.postCount) }];
  });
}
