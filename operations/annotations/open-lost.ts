import { type Db, database } from "@/db/client";
import type { SetEdition } from "@/domain/editions";
import type { Granted } from "@/domain/granted";
import type { LostThread } from "@/domain/lost-threads";
import { can } from "@/domain/policy";
import { NotFound } from "@/domain/problems";
import { isSameSlug } from "@/domain/slugs";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { ReadingWire } from "@/domain/wire/reading";
import { accessReading, type ReadingAccess } from "../access";
import { markRead } from "../readings/mark-read";
import { readEdition } from "../readings/read-edition";
import { readingWire } from "../readings/reading-wire";
import { listAnnotationsWithPosts } from "./list-annotations";

export type OpenLost = {
  reading: ReadingWire;
  edition: SetEdition;
  /** Index of the paragraph that the address names; 0 where it names none. */
  at: number;
  open: LostThread[];
  /** Where the open ones go on. */
  next: string | null;
  resting: LostThread[];
  /** That was just put to its words. */
  placed: LostThread | null;
};

type Asked = { group: string; at?: string; placed?: string; after?: string };

/** Few enough to be looked through; the others come after them. */
const THREADS_AT_ONCE = 50;
const RESTING_SHOWN = 100;

/** The threads of a reading that have no place in its text any more, as far as the viewer may read them, and the text. */
export async function openLost(
  viewer: Viewer,
  readingId: string,
  { group, at, placed, after }: Asked,
): Promise<OpenLost> {
  const db = database();
  const access = await accessReading(db, viewer, readingId, "reading.read");
  if (!isSameSlug(access.group.slug, group)) throw new NotFound();
  const list = (filter: Parameters<typeof listAnnotationsWithPosts>[2]) =>
    listAnnotationsWithPosts(db, access, { ...filter, state: "lost" });
  const edition = await readEdition(db, access);
  const [open, resting, [again]] = await Promise.all([
    list({ rests: false, limit: THREADS_AT_ONCE, ...(after && { after }) }),
    list({ rests: true, limit: RESTING_SHOWN }),
    placed === undefined ? [] : findPlaced(db, access, placed),
  ]);
  await markSeen(access, [...open.items, ...resting.items]);
  const told = (thread: AnnotationWire): LostThread => ({ thread, may: mayPlace(access, thread) });
  return {
    reading: readingWire(access),
    edition,
    at: (at === undefined ? undefined : edition.indexByKey.get(at)) ?? 0,
    open: open.items.map(told),
    next: open.next,
    resting: resting.items.map(told),
    placed: again ? told(again) : null,
  };
}

/** The page shows their posts whole; what it is told now was new to its reader. */
async function markSeen(access: Granted<ReadingAccess>, threads: AnnotationWire[]): Promise<void> {
  const posts = threads.flatMap((thread) =>
    thread.posts.flatMap(({ isNew, number }) => (isNew && number !== null ? [number] : [])),
  );
  if (posts.length > 0 && can("reading.mark-read", access))
    await markRead(access.viewer, access.reading.id, { posts });
}

async function findPlaced(db: Db, access: Granted<ReadingAccess>, id: string): Promise<AnnotationWire[]> {
  const { items } = await listAnnotationsWithPosts(db, access, { ids: [id], limit: 1 });
  return items.filter(({ placement }) => placement.state === "exact");
}

/** Whoever sees it is asked by its author and its audience alone; all else is asked again when it is done. */
function mayPlace(access: Granted<ReadingAccess>, thread: AnnotationWire): boolean {
  const annotation = {
    ...{ authorId: thread.author?.id ?? "", isPrompt: thread.kind === "prompt", audience: thread.audience },
    ...({ subgroupId: thread.subgroup?.id ?? null, moderation: "visible", isByModerator: false } as const),
    deletedAt: thread.deletedAt === null ? null : new Date(thread.deletedAt),
    ...{ startIndex: thread.placement.index, isLocked: thread.locked !== null },
  };
  return can("annotation.reattach", { ...access, annotation, isShown: true });
}
