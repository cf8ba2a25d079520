import { database } from "@/db/client";
import { countUnfinishedImports } from "@/db/queries/imports";
import { can } from "@/domain/policy";
import type { Viewer } from "@/domain/viewer";
import type { GroupRef } from "../access";
import { accessListing } from "./access-import";

/** How many one has yet to publish, or to hand in, or waits for; for organizers all that are theirs. */
export async function countImports(viewer: Viewer, group: GroupRef): Promise<number> {
  const access = await accessListing(database(), viewer, group);
  return countUnfinishedImports(database(), { ...access, organizes: can("text.import", access) });
}
