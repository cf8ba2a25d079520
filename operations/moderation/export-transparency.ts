import { database } from "@/db/client";
import { EXPORT_FILES, exportName } from "@/domain/exports";
import { transparencyCsv } from "@/domain/formats/transparency-csv";
import type { Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";
import { spendFile } from "../limits/spend-file";
import type { Export } from "../readings/export-reading";
import { findTransparency } from "./find-transparency";

/** The same as a table for spreadsheets. @throws TooMany */
export async function exportTransparency(
  viewer: Viewer,
  slug: string,
  days: { from?: string | undefined; to?: string | undefined },
  { address }: { address: string },
): Promise<Export> {
  const { group } = await accessGroup(database(), viewer, slug, "group.read-moderation-log");
  await spendFile("export", viewer, address);
  const told = await findTransparency(viewer, slug, days);
  return {
    name: exportName(`${group.name} ${told.from} ${told.to}`, "csv"),
    type: EXPORT_FILES.csv.type,
    pieces: transparencyCsv(group.name, told),
  };
}
