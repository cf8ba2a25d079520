import { database } from "@/db/client";
import { listReadings as listRows } from "@/db/queries/readings";
import { isId } from "@/domain/ids";
import type { Viewer } from "@/domain/viewer";
import type { List } from "@/domain/wire/list";
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
  const page = { ...(after && isId(after) ? { after } : {}), limit: limit + 1 };
  const found = await listRows(database(), access, page);
  const items = found.slice(0, limit).map((reading) => readingWire({ group: access.group, reading }));
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}
