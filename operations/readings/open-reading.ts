import { database } from "@/db/client";
import { findLastNumber } from "@/db/queries/events";
import { listCounts, listFresh } from "@/db/queries/paragraph-counts";
import { findParagraphKey, listParagraphs } from "@/db/queries/paragraphs";
import { findStoppedAt } from "@/db/queries/read-marks";
import type { GroupVisibility, Role } from "@/domain/groups";
import type { Paragraph } from "@/domain/paragraphs";
import { can } from "@/domain/policy";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { List } from "@/domain/wire/list";
import type { ReadingWire } from "@/domain/wire/reading";
import { accessReading } from "../access";
import { listThreads } from "../annotations/list-annotations";
import { readingWire } from "./reading-wire";

export type ParagraphTalk = { threads: number; posts: number; fresh: number };

/** Everything that the reading page shows first. */
export type OpenReading = {
  reading: ReadingWire;
  group: { slug: string; name: string; visibility: GroupVisibility };
  paragraphs: Paragraph[];
  /** By paragraph key. */
  counts: Record<string, ParagraphTalk>;
  /** The first of them; the rest comes through REST. */
  annotations: List<AnnotationWire>;
  /** The threads of the paragraph that the address names. */
  at: { key: string; annotations: AnnotationWire[] } | null;
  me: { memberId: string; userId: string; name: string; handle: string; role: Role } | null;
  can: { annotate: boolean };
  /** The key of the paragraph where the member stopped last time. */
  stoppedAt: string | null;
  /** The number of the newest event: the live stream is followed from here. */
  lastEvent: number;
};

const THREADS_AT_ONCE = 100;

export async function openReading(viewer: Viewer, readingId: string, at?: string): Promise<OpenReading> {
  const db = database();
  const access = await accessReading(db, viewer, readingId, "reading.read");
  // Read first, so that what happens while the rest is read comes again through the stream instead of being missed.
  const lastEvent = await findLastNumber(db, access.reading.id);
  const key = at === undefined ? null : await findParagraphKey(db, access, at);
  const [paragraphs, talk, fresh, annotations, atThreads, stoppedAt] = await Promise.all([
    listParagraphs(db, access),
    listCounts(db, access),
    listFresh(db, access),
    listThreads(db, access, { limit: THREADS_AT_ONCE }),
    key === null ? null : listThreads(db, access, { paragraphKey: key, limit: THREADS_AT_ONCE }),
    findStoppedAt(db, access),
  ]);
  const { group, membership } = access;
  const isActive = membership?.state === "active";
  return {
    reading: readingWire(access),
    group: { slug: group.slug, name: group.name, visibility: group.visibility },
    paragraphs,
    counts: Object.fromEntries([...talk].map(([key, one]) => [key, { ...one, fresh: fresh.get(key) ?? 0 }])),
    annotations,
    at: key !== null && atThreads ? { key, annotations: atThreads.items } : null,
    me: isActive
      ? {
          memberId: membership.id,
          userId: membership.userId,
          name: membership.name,
          handle: membership.handle,
          role: membership.role,
        }
      : null,
    can: { annotate: can("reading.annotate", access) },
    stoppedAt,
    lastEvent,
  };
}
