import type { Db } from "@/db/client";
import { type AnnotationRecord, listAnnotationRecords } from "@/db/queries/annotations";
import { listFlagRows } from "@/db/queries/flags";
import { listPostRecords } from "@/db/queries/posts";
import { listRecords, type QueueRow, type RecordRow } from "@/db/queries/review";
import { listWaysBack } from "@/db/queries/ways-back";
import { subjectOf, thingIn } from "@/domain/flagging";
import type { Granted } from "@/domain/granted";
import { decisionsOn, isTakenAway, REQUEST_DECISIONS, type Standing } from "@/domain/moderation";
import { can } from "@/domain/policy";
import { Problem } from "@/domain/problems";
import { sanctionsOn } from "@/domain/sanctions";
import type { Viewer } from "@/domain/viewer";
import type { ReviewItemWire } from "@/domain/wire/moderation";
import { accessReadings, type GroupAccess, type ReadingAccess } from "../access";
import { annotationUrl, quotedIn } from "../annotations/annotation-wire";
import { postWire } from "../posts/post-wire";
import { readThings } from "./review-things";

type MayReview = Granted<GroupAccess, "group.review">;

/** Lines of the queue with all that one decides by: the post in its place, its flags, and what is known of its author. */
export async function reviewItems(
  db: Db,
  viewer: Viewer,
  access: MayReview,
  rows: QueueRow[],
): Promise<ReviewItemWire[]> {
  const [flags, records, places, things, waysBack] = await Promise.all([
    listFlagRows(
      db,
      access,
      rows.map(({ id }) => id),
    ),
    listRecords(db, access, [
      ...new Set(rows.flatMap((row) => [row.member_id ?? [], row.decided_by ?? []].flat())),
    ]),
    readPlaces(db, viewer, rows),
    readThings(db, viewer, access, rows),
    listWaysBack(
      db,
      access.group.id,
      rows.filter(({ decided_at }) => decided_at !== null).map(({ id }) => id),
    ),
  ]);
  // Whoever looks in from outside decides nothing.
  const isMember = access.looker.memberId !== null;
  const recordOf = new Map(records.map((record) => [record.member_id, record]));
  return rows.flatMap((row) => {
    const record = recordOf.get(row.member_id ?? "") ?? null;
    const kind = subjectOf(row.kind);
    const place = row.post_id === null ? null : places.get(row.post_id);
    const thing = thingIn(row.kind) ? things.get(row.id) : null;
    // What moderators may not read themselves, or is gone, is not for them to decide.
    if ((!record && kind !== "text" && kind !== "picture") || place === undefined || thing === undefined)
      return [];
    const decider = row.decided_by === null ? undefined : recordOf.get(row.decided_by);
    return [
      {
        id: row.id,
        kind: row.kind,
        status: row.decided_at === null ? ("open" as const) : ("decided" as const),
        subject: {
          kind,
          id: thing?.id ?? row.post_id ?? row.id,
          name: row.name,
          tags: thing?.tags ?? [],
          picture: thing?.picture ?? null,
          isAway: thing?.isAway ?? false,
        },
        url: (thing ?? place)?.url ?? null,
        reading: (thing ?? place)?.reading ?? null,
        quote: (thing ?? place)?.quote ?? null,
        language: (thing ?? place)?.language ?? null,
        paragraph: (thing ?? place)?.paragraph ?? null,
        post: place?.post ?? null,
        brought: thing?.brought ?? null,
        member: record && memberOf(record),
        message: row.message,
        heldFor: row.held_for,
        appeal: row.appeal,
        flags: flags
          .filter(({ item_id }) => item_id === row.id)
          .map(({ id, reason, note, paragraph, created_at, ...flagger }) => ({
            ...{ id, reason, note, paragraph, createdAt: created_at },
            by: { id: flagger.flagger_id, name: flagger.flagger_name, handle: flagger.flagger_handle },
          })),
        decisions:
          row.decided_at !== null || !isMember
            ? []
            : (thing?.decisions ?? (place ? decisionsOn(place.standing) : [...REQUEST_DECISIONS])),
        sanctions: place && record && row.decided_at === null ? sanctionsFor(access, record) : [],
        thread: place && row.decided_at === null ? place.thread : null,
        decision:
          row.decided_at === null || row.decision === null
            ? null
            : {
                action: row.decision,
                by: decider ? nameOf(decider) : null,
                at: row.decided_at,
                note: row.note,
              },
        undo:
          isMember &&
          (thing ? thing.isAway && thing.decisions.length > 0 : place && isTakenAway(place.standing))
            ? (waysBack.get(row.id)?.way ?? null)
            : null,
        version: row.version,
        createdAt: row.created_at,
      },
    ];
  });
}

const nameOf = ({ member_id: id, name, handle }: RecordRow) => ({ id, name, handle });

const sanctionsFor = (access: MayReview, { member_id: id, role, state }: RecordRow) =>
  can("member.sanction", { ...access, member: { id, role } }) ? [...sanctionsOn(state)] : [];

const memberOf = (record: RecordRow): NonNullable<ReviewItemWire["member"]> => ({
  ...nameOf(record),
  role: record.role,
  since: record.since,
  posts: record.posts,
  hidden: record.hidden,
  sanctions: record.sanctions,
});

type Place = Pick<ReviewItemWire, "reading" | "quote" | "language" | "paragraph" | "thread"> & {
  url: string;
  post: NonNullable<ReviewItemWire["post"]>;
  standing: Standing;
};

/** The posts with where they stand, by the visibility rule of each reading; by the post's id. */
async function readPlaces(db: Db, viewer: Viewer, rows: QueueRow[]): Promise<Map<string, Place>> {
  const readingIds = [...new Set(rows.flatMap(({ reading_id }) => reading_id ?? []))];
  const doors = await accessReadings(
    db,
    readingIds.map((readingId) => ({ viewer, readingId })),
    "reading.read",
  );
  const places = new Map<string, Place>();
  for (const [at, readingId] of readingIds.entries()) {
    const door = doors[at];
    if (!door || door instanceof Problem) continue;
    const inReading = rows.filter(({ reading_id }) => reading_id === readingId);
    const postIds = inReading.flatMap(({ post_id }) => post_id ?? []);
    for (const [id, place] of await readPlacesIn(db, door, postIds)) places.set(id, place);
  }
  return places;
}

async function readPlacesIn(
  db: Db,
  access: Granted<ReadingAccess>,
  postIds: string[],
): Promise<Map<string, Place>> {
  const posts = (await listPostRecords(db, access, { postIds, perAnnotation: postIds.length })).filter(
    ({ is_whole }) => is_whole,
  );
  const ids = [...new Set(posts.map(({ annotation_id }) => annotation_id))];
  const annotations =
    ids.length === 0 ? [] : await listAnnotationRecords(db, access, { ids, limit: ids.length });
  const annotationOf = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const { id, title } = access.reading;
  return new Map(
    posts.flatMap((post) => {
      const annotation = annotationOf.get(post.annotation_id);
      if (!annotation) return [];
      const url = new URL(annotationUrl(access, annotation));
      if (post.parent_id !== null) url.searchParams.set("post", post.id);
      const place: Place = {
        url: url.href,
        reading: { id, title },
        ...quotedIn(annotation),
        paragraph: annotation.place_number,
        post: postWire(post),
        thread: threadFor(access, annotation),
        standing: { moderation: post.moderation, pending: post.waits, isUndecided: post.is_undecided },
      };
      return [[post.id, place] as const];
    }),
  );
}

/** Null where they may do nothing to it. */
function threadFor(access: Granted<ReadingAccess>, record: AnnotationRecord): Place["thread"] {
  const isLocked = record.locked_at !== null;
  const annotation = {
    ...{ authorId: record.author_id, isPrompt: record.kind === "prompt", audience: record.audience },
    ...{ subgroupId: record.subgroup?.id ?? null, moderation: record.moderation, deletedAt: null },
    ...{ isByModerator: false, startIndex: record.start_index, isLocked },
  };
  if (!can("annotation.moderate", { ...access, annotation, isShown: true })) return null;
  return { id: record.id, isLocked, isMoved: record.is_moved };
}
