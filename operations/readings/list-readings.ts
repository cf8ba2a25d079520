import { database } from "@/db/client";
import type { ReadingsOfGroup } from "@/db/queries/read-marks";
import { listReadings as listRows } from "@/db/queries/readings";
import type { Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import type { ReadingWire } from "@/domain/wire/reading";
import { accessGroup, type GroupAccess } from "../access";
import { readingWire } from "./reading-wire";

/** `isOpen`: none that is archived. */
type Page = { isOpen?: boolean; after?: string | undefined; limit: number };

/** What a group reads, the newest first. */
export async function listReadings(viewer: Viewer, slug: string, page: Page): Promise<List<ReadingWire>> {
  const { access, readings, next } = await findReadings(viewer, slug, page);
  return { items: readings.map((reading) => readingWire({ group: access.group, reading })), next };
}

type Found = ReadingsOfGroup & { access: GroupAccess; next: string | null };

/** The same as rows, with the proof that they may be read. */
export async function findReadings(
  viewer: Viewer,
  slug: string,
  { isOpen, after, limit }: Page,
): Promise<Found> {
  const access = await accessGroup(database(), viewer, slug, "group.read");
  const found = await listRows(database(), access, { ...(isOpen && { isOpen }), after, limit: limit + 1 });
  const { items: readings, next } = pageOf(found, limit, { item: (row) => row, cursor: ({ id }) => id });
  return { access, readings, next };
}
