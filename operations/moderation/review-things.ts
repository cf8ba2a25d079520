import type { Db } from "@/db/client";
import { listAnnotationRecords } from "@/db/queries/annotations";
import { listMembersByIds } from "@/db/queries/members-by-ids";
import type { QueueRow } from "@/db/queries/review";
import { listAway } from "@/db/queries/review-subjects";
import { decisionsOnThing, thingIn } from "@/domain/flagging";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import { picturesOf } from "@/domain/pictures";
import { can } from "@/domain/policy";
import { Problem } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { absoluteUrl } from "@/lib/env";
import { accessReadings, type GroupAccess, type ReadingAccess } from "../access";
import { annotationUrl, quotedIn } from "../annotations/annotation-wire";
import { readingPath } from "../readings/reading-wire";
import { readBrought } from "./review-imports";
import type { ThingUnderReview } from "./thing-under-review";

type Away = ReadonlyMap<string, "away" | "waits">;
type MayReview = Granted<GroupAccess, "group.review">;

const NOTHING_QUOTED = { quote: null, language: null, paragraph: null, brought: null };

/** What items are about that is no post, by the item: as whoever reviews sees it, and what they may decide. */
export async function readThings(
  db: Db,
  viewer: Viewer,
  access: MayReview,
  rows: QueueRow[],
): Promise<Map<string, ThingUnderReview>> {
  const flagged = rows.filter(({ post_id, kind }) => post_id === null && kind !== "join-request");
  if (flagged.length === 0) return new Map();
  const away = await listAway(db, access.group.id, flagged);
  const names = await readNames(db, access, flagged, away);
  const things = new Map<string, ThingUnderReview>([...names, ...(await readBrought(db, access, flagged))]);
  for (const door of await openDoors(db, viewer, flagged)) {
    const here = flagged.filter(({ reading_id }) => reading_id === door.reading.id);
    for (const [id, thing] of await readInReading(db, door, here, away)) things.set(id, thing);
  }
  return things;
}

async function readNames(
  db: Db,
  access: MayReview,
  rows: QueueRow[],
  away: Away,
): Promise<[string, ThingUnderReview][]> {
  const named = rows.filter(({ kind }) => kind === "flagged-name");
  const ids = named.flatMap(({ member_id }) => member_id ?? []);
  const members = new Map((await listMembersByIds(db, access, ids)).map((member) => [member.id, member]));
  return named.flatMap((row) => {
    const member = members.get(row.member_id ?? "");
    if (!member) return [];
    const isAway = away.has(row.id);
    const may = can("member.judge-name", { ...access, member });
    const url = `/groups/${access.group.slug}/members?${new URLSearchParams({ who: member.id })}`;
    return [
      [
        row.id,
        {
          ...{
            id: member.id,
            url: absoluteUrl(url),
            reading: null,
            ...NOTHING_QUOTED,
            tags: [],
            picture: null,
          },
          isAway,
          decisions: may ? decisionsOnThing({ kind: "name", isAway }) : [],
        },
      ],
    ];
  });
}

async function openDoors(db: Db, viewer: Viewer, rows: QueueRow[]): Promise<Granted<ReadingAccess>[]> {
  const ids = [...new Set(rows.flatMap(({ reading_id }) => reading_id ?? []))];
  const asked = ids.map((readingId) => ({ viewer, readingId }));
  const doors = await accessReadings(db, asked, "reading.read");
  return doors.filter((door) => !(door instanceof Problem)) as Granted<ReadingAccess>[];
}

async function readInReading(
  db: Db,
  door: Granted<ReadingAccess>,
  rows: QueueRow[],
  away: Away,
): Promise<[string, ThingUnderReview][]> {
  const ids = rows.flatMap(({ annotation_id }) => annotation_id ?? []);
  const records = ids.length === 0 ? [] : await listAnnotationRecords(db, door, { ids, limit: ids.length });
  const recordOf = new Map(records.map((record) => [record.id, record]));
  const { id, title } = door.reading;
  const reading = { id, title };
  return rows.flatMap((row): [string, ThingUnderReview][] => {
    const isAway = away.has(row.id);
    const kind = thingIn(row.kind);
    if (kind === "text" || kind === "picture") {
      const may = can(kind === "text" ? "reading.judge" : "reading.judge-picture", door);
      const decisions = may ? decisionsOnThing({ kind, isAway }) : [];
      const url = absoluteUrl(readingPath(door.group as Group, door.reading));
      const picture = row.picture && absoluteUrl(picturesOf(door.reading).at + row.picture);
      return [[row.id, { id, url, reading, ...NOTHING_QUOTED, tags: [], picture, isAway, decisions }]];
    }
    const record = recordOf.get(row.annotation_id ?? "");
    if (!record) return [];
    return [
      [
        row.id,
        {
          ...{
            id: record.id,
            url: annotationUrl(door, record),
            reading,
            tags: record.tags,
            isAway,
            picture: null,
          },
          ...quotedIn(record),
          brought: null,
          paragraph: record.place_number,
          decisions: decisionsOnThing({ kind: "annotation", isAway, waits: away.get(row.id) === "waits" }),
        },
      ],
    ];
  });
}
