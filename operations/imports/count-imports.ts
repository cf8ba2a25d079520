import { database } from "@/db/client";
import { countUnfinishedImports } from "@/db/queries/imports";
import type { Viewer } from "@/domain/viewer";
import { accessImporting } from "./access-import";

/** How many a group's organizers have yet to publish. */
export async function countImports(viewer: Viewer, slug: string): Promise<number> {
  return countUnfinishedImports(database(), await accessImporting(database(), viewer, slug));
}
