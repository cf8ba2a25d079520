import { database } from "@/db/client";
import { listReadSoFar } from "@/db/queries/read-marks";
import type { ReadSoFar } from "@/domain/readings";
import type { Viewer } from "@/domain/viewer";
import type { ReadingWire } from "@/domain/wire/reading";
import { findReadings } from "./list-readings";
import { readingWire } from "./reading-wire";

/** A reading, and how far the viewer has come in it as a member. */
export type OpenedReading = ReadingWire & { soFar: ReadSoFar | null };
export type OpenedReadings = { readings: OpenedReading[]; hasMore: boolean };

/** What groups read, in the groups' order, each the newest first. */
export async function openReadings(
  viewer: Viewer,
  slugs: string[],
  page: { isOpen?: boolean; limit: number },
): Promise<OpenedReadings[]> {
  const groups = await Promise.all(slugs.map((slug) => findReadings(viewer, slug, page)));
  const soFar = await listReadSoFar(database(), groups);
  return groups.map(({ access: { group }, readings, next }) => ({
    readings: readings.map((reading) => ({
      ...readingWire({ group, reading }),
      soFar: soFar.get(reading.id) ?? null,
    })),
    hasMore: next !== null,
  }));
}
