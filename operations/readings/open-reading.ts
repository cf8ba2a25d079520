import { database } from "@/db/client";
import { hasPseudonym } from "@/db/queries/members";
import { type ReadingMap, readMap, type TranslationRead } from "@/db/queries/reading-map";
import type { SetEdition } from "@/domain/editions";
import type { GroupVisibility, Role } from "@/domain/groups";
import type { LanguageChoice } from "@/domain/language-choice";
import { can } from "@/domain/policy";
import { type Shut, shutAt } from "@/domain/posting-pace";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import type { Cover } from "@/domain/visibility";
import type { AssignmentWire } from "@/domain/wire/assignment";
import type { ReadingWire } from "@/domain/wire/reading";
import type { TalkWire, ThreadWire } from "@/domain/wire/thread";
import { accessReading, type ReadingAccess } from "../access";
import { listThreadsWithPosts } from "../annotations/list-annotations";
import { listUnmet } from "../assignments/list-assignments";
import { listOwnCurrent } from "../assignments/list-due";
import { borneBy, countsByIndex, findApart } from "./find-talk";
import { readEdition } from "./read-edition";
import { type ReadIn, readIn } from "./read-in";
import { readingWire } from "./reading-wire";

/** Everything that the reading page shows first. */
export type OpenReading = {
  reading: ReadingWire;
  group: { slug: string; name: string; visibility: GroupVisibility; isArchived: boolean };
  /** The text, or what it is read in: in the same rows. */
  edition: SetEdition;
  translations: TranslationRead[];
  readIn: Pick<ReadIn, "translation" | "isBeside"> | null;
  /** By a paragraph's index in the edition. */
  counts: TalkWire["counts"];
  /** There is more that the viewer has not seen than `counts` says. */
  hasMoreFresh: boolean;
  /** The threads where the page opens, whole paragraphs of them; the others are fetched as they near the screen. */
  threads: { from: number; through: number; items: ThreadWire[] };
  /** The threads of the paragraph that the address names. */
  at: { index: number; threads: ThreadWire[] } | null;
  me: ({ memberId: string; userId: string; role: Role } & NonNullable<TalkWire["borne"]>) | null;
  /** The subgroups' talk is apart here: for which of them the viewer writes, if for one. */
  apart: TalkWire["apart"];
  /** The ids of members and of threads that the viewer has muted. */
  muted: string[];
  /** `tellWho`: there may be pseudonyms, and the viewer may know whose. `comeIn`: how whoever is no member becomes one. */
  can: { annotate: boolean; setPrompt: boolean; tellWho: boolean; comeIn: "sign-in" | "join" | null };
  /** What is assigned of it to the viewer, and not over. */
  assignments: AssignmentWire[];
  /** The viewer writes nothing for others at this time; with the zone of the clocks by which that is so. */
  shut: (Shut & { timeZone: string }) | null;
  /** Where what others write is kept from the viewer still, and by which assignments. */
  covers: Cover[];
  keptBy: AssignmentWire[];
  /** Index of the paragraph where the member stopped last time. */
  stoppedAt: number | null;
  /** Index of the furthest paragraph that the member has had before them; -1 for none. */
  readThrough: number;
  /** How many threads have no place in the text any more, and those of them for which nobody looks for one. */
  lost: ReadingMap["lost"];
  /** When the text was corrected last; null for its first edition. */
  corrected: { at: string; timeZone: string } | null;
  /** The number of the newest event: the live stream is followed from here. */
  lastEvent: number;
};

/** What a screen or two show. */
const PARAGRAPHS_AT_ONCE = 8;
const THREADS_AT_ONCE = 12;

/** Of one paragraph that is much talked about, so many come with the page. */
const THREADS_OF_ONE = 100;

/** In which translation somebody wants to read a text, if in one. */
type Choosing = (textId: string) => LanguageChoice | null | undefined;

/** @param at the number or key of the paragraph to open at */
export async function openReading(
  viewer: Viewer,
  readingId: string,
  at?: string,
  choose?: Choosing,
): Promise<OpenReading> {
  const db = database();
  const access = await accessReading(db, viewer, readingId, "reading.read");
  const [edition, map] = await Promise.all([readEdition(db, access), readMap(db, access)]);
  const { group, looker } = access;
  const isGoingOn = group.archivedAt === null && access.reading.archivedAt === null;
  const counts = countsByIndex(edition, map);
  const asked = at === undefined ? null : indexOf(edition, at);
  const stretch = firstStretch(edition, counts, asked ?? 0);
  const filter = { place: stretch, limit: THREADS_OF_ONE };
  const [{ items: threads, next }, shown, assignments, keptBy, apart, tellWho] = await Promise.all([
    listThreadsWithPosts(db, access, filter),
    readIn(db, access, map.translations, choose?.(access.reading.textId)),
    map.isAssigned && isGoingOn ? listOwnCurrent(access, { readingId: access.reading.id }) : [],
    looker.covers.length > 0 ? listUnmet(access) : [],
    findApart(db, access),
    // Whoever bears another name keeps it when new ones are not chosen any more.
    can("group.know-pseudonyms", access) && (group.hasPseudonyms || hasPseudonym(db, access)),
  ]);
  return {
    reading: readingWire(access),
    group: {
      slug: group.slug,
      name: group.name,
      visibility: group.visibility,
      isArchived: group.archivedAt !== null,
    },
    edition: shown?.edition ?? edition,
    translations: map.translations,
    readIn: shown && { translation: shown.translation, isBeside: shown.isBeside },
    counts,
    hasMoreFresh: map.hasMoreFresh,
    // What has not come whole is not counted as known: the page asks for it again.
    threads: { ...stretch, through: next === null ? stretch.through : stretch.from - 1, items: threads },
    at:
      asked === null
        ? null
        : { index: asked, threads: threads.filter(({ placement }) => placement.index === asked) },
    me: meOf(access),
    apart,
    muted: map.muted,
    can: {
      annotate: can("reading.annotate", access),
      setPrompt: can("reading.set-prompt", access),
      tellWho,
      comeIn: wayIn(access),
    },
    assignments,
    shut: shutFor(access),
    covers: looker.covers,
    keptBy,
    stoppedAt: map.stoppedAt === null ? null : (edition.indexByKey.get(map.stoppedAt) ?? null),
    readThrough: map.readThrough,
    lost: map.lost,
    corrected: map.correctedAt === null ? null : { at: map.correctedAt, timeZone: group.timeZone },
    lastEvent: map.last,
  };
}

/** None for members, and for whoever looks in for the site. */
function wayIn(access: ReadingAccess): OpenReading["can"]["comeIn"] {
  if (access.membership?.state === "active" || access.looker.moderates) return null;
  if (!isSignedIn(access.viewer)) return "sign-in";
  return can("group.ask-to-join", access) ? "join" : null;
}

function shutFor(access: ReadingAccess): OpenReading["shut"] {
  const { moderation, timeZone } = access.group;
  if (access.looker.moderates || !can("reading.annotate", access)) return null;
  const shut = shutAt(moderation, timeZone, new Date());
  return shut && { ...shut, timeZone };
}

function indexOf({ indexByKey, indexByNumber }: SetEdition, at: string): number | null {
  return (/^\d{1,7}$/.test(at) ? indexByNumber.get(Number(at)) : undefined) ?? indexByKey.get(at) ?? null;
}

/** Whole paragraphs from an index on, as long as their threads are few enough; always the first. */
function firstStretch({ paragraphs }: SetEdition, counts: OpenReading["counts"], from: number) {
  const most = Math.min(from + PARAGRAPHS_AT_ONCE, paragraphs.length) - 1;
  let through = from;
  let threads = counts[from]?.threads ?? 0;
  while (through < most) {
    threads += counts[through + 1]?.threads ?? 0;
    if (threads > THREADS_AT_ONCE) break;
    through += 1;
  }
  return { from, through };
}

function meOf(access: ReadingAccess): OpenReading["me"] {
  const { membership } = access;
  const borne = borneBy(access);
  if (!membership || !borne) return null;
  const { id: memberId, userId, role } = membership;
  return { memberId, userId, role, ...borne };
}
