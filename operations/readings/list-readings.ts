import { database } from "@/db/client";
import { listReadings as listRows } from "@/db/queries/readings";
import type { Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import type { ReadingWire } from "@/domain/wire/reading";
import { accessGroup } from "../access";
import { readingWire } from "./reading-wire";

type Page = { after?: string | undefined; limit: number };

/** What a group reads, the newest first. */
export async function listReadings(
  viewer: Viewer,
  slug: string,
  { after, limit }: Page,
): Promise<List<ReadingWire>> {
  const access = await accessGroup(database(), viewer, slug, "group.read");
  const found = await listRows(database(), access, { after, limit: limit + 1 });
  return pageOf(found, limit, {
    item: (reading) => readingWire({ group: access.group, reading }),
    place: ({ id }) => id,
  });
}
