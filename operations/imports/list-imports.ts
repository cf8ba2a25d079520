import { database } from "@/db/client";
import { listUnfinishedImports } from "@/db/queries/imports";
import { can } from "@/domain/policy";
import type { UnfinishedImport } from "@/domain/unfinished-import";
import type { Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import { accessListing } from "./access-import";

type Page = { after?: string | undefined; limit: number };

/** What one has brought and is not published yet, and for organizers what they all have, the newest first. */
export async function listImports(
  viewer: Viewer,
  slug: string,
  { after, limit }: Page,
): Promise<List<UnfinishedImport>> {
  const access = await accessListing(database(), viewer, slug);
  const organizes = can("text.import", access);
  const found = await listUnfinishedImports(
    database(),
    { ...access, organizes },
    { after, limit: limit + 1 },
  );
  return pageOf(found, limit, { item: (row) => row, cursor: ({ id }) => id });
}
