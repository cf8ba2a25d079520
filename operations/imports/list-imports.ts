import { database } from "@/db/client";
import { listUnfinishedImports } from "@/db/queries/imports";
import type { UnfinishedImport } from "@/domain/unfinished-import";
import type { Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import { accessImporting } from "./access-import";

type Page = { after?: string | undefined; limit: number };

/** What a group's organizers have yet to publish, the newest first. */
export async function listImports(
  viewer: Viewer,
  slug: string,
  { after, limit }: Page,
): Promise<List<UnfinishedImport>> {
  const access = await accessImporting(database(), viewer, slug);
  const found = await listUnfinishedImports(database(), access, { after, limit: limit + 1 });
  return pageOf(found, limit, { item: (row) => row, cursor: ({ id }) => id });
}
