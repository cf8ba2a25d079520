import { database } from "@/db/client";
import { listAnnotationRecords } from "@/db/queries/annotations";
import { listMutedMembers, listMutedThreads } from "@/db/queries/mutes";
import { Problem } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { MutedThreadWire, MutesWire } from "@/domain/wire/mute";
import { accessGroup, accessReadings } from "../access";
import { annotationUrl, quotedIn } from "../annotations/annotation-wire";

/** What one has muted in a group, the earliest first; of threads those that one may still read. */
export async function listMutes(viewer: Viewer, slug: string): Promise<MutesWire> {
  const db = database();
  const access = await accessGroup(db, viewer, slug, "group.list-mutes");
  const [members, threads] = await Promise.all([listMutedMembers(db, access), listMutedThreads(db, access)]);
  return {
    members: members.map(({ at, ...member }) => ({ ...member, at: at.toISOString() })),
    threads: await tellThreads(viewer, threads),
  };
}

async function tellThreads(
  viewer: Viewer,
  muted: Awaited<ReturnType<typeof listMutedThreads>>,
): Promise<MutedThreadWire[]> {
  const readingIds = [...new Set(muted.map(({ readingId }) => readingId))];
  const asked = readingIds.map((readingId) => ({ viewer, readingId }));
  const readings = await accessReadings(database(), asked, "reading.read");
  const told = new Map<string, Omit<MutedThreadWire, "at">>();
  for (const access of readings) {
    if (access instanceof Problem) continue;
    const { reading } = access;
    const ids = muted.flatMap(({ id, readingId }) => (readingId === reading.id ? id : []));
    const records = await listAnnotationRecords(database(), access, { ids, limit: ids.length });
    for (const record of records)
      told.set(record.id, {
        id: record.id,
        url: annotationUrl(access, record),
        author: record.is_whole
          ? { id: record.author_id, name: record.author_name, handle: record.author_handle }
          : null,
        ...quotedIn(record),
        reading: { id: reading.id, title: reading.title },
      });
  }
  return muted.flatMap(({ id, at }) => {
    const thread = told.get(id);
    return thread ? [{ ...thread, at: at.toISOString() }] : [];
  });
}
