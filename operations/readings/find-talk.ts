import { type Db, database } from "@/db/client";
import { type ReadingMap, readMap } from "@/db/queries/reading-map";
import type { SetEdition } from "@/domain/editions";
import type { Granted } from "@/domain/granted";
import type { Viewer } from "@/domain/viewer";
import type { TalkWire } from "@/domain/wire/thread";
import { accessReading, type ReadingAccess } from "../access";
import { findOwnSubgroup } from "../subgroups/find-own-subgroup";
import { readEdition } from "./read-edition";

/** How much is said about each paragraph of a reading, as this viewer may read it. */
export async function findTalk(viewer: Viewer, readingId: string): Promise<TalkWire> {
  const db = database();
  const access = await accessReading(db, viewer, readingId, "reading.read");
  const [edition, map, apart] = await Promise.all([
    readEdition(db, access),
    readMap(db, access),
    findApart(db, access),
  ]);
  const { last, hasMoreFresh } = map;
  return {
    last,
    hasMoreFresh,
    counts: countsByIndex(edition, map),
    covers: access.looker.covers,
    apart,
    borne: borneBy(access),
    muted: map.muted,
  };
}

export async function findApart(db: Db, access: Granted<ReadingAccess>): Promise<TalkWire["apart"]> {
  if (!access.looker.isDivided) return null;
  return { subgroup: (await findOwnSubgroup(db, access))?.name ?? null };
}

/** Null for whoever is not in the group. */
export function borneBy({ membership }: ReadingAccess): TalkWire["borne"] {
  if (membership?.state !== "active") return null;
  const { name, handle, pseudonym } = membership;
  return { name, handle, isPseudonym: pseudonym !== null };
}

/** Of paragraphs that the edition still has. */
export function countsByIndex({ indexByKey }: SetEdition, { talk }: ReadingMap): TalkWire["counts"] {
  const counts: TalkWire["counts"] = {};
  for (const [key, count] of talk) {
    const index = indexByKey.get(key);
    if (index !== undefined) counts[index] = { key, ...count };
  }
  return counts;
}
