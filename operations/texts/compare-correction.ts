import { database } from "@/db/client";
import { type EditionRow, listEditionRows } from "@/db/queries/editions";
import { DIFFERENCES_SHOWN } from "@/domain/limits";
import { type DifferenceRow, differenceOf, shownOf } from "@/domain/next-edition/difference";
import { Invalid } from "@/domain/problems";
import { paragraphsOf } from "@/domain/proposal";
import type { Text } from "@/domain/texts";
import type { Viewer } from "@/domain/viewer";
import type { PlacementReport } from "@/domain/wire/edition";
import { accessImporting } from "../imports/access-import";
import { accessCorrecting } from "./access-correcting";
import { findReformatted } from "./find-reformatted";
import { prepareEdition } from "./prepare-edition";
import { findCorrection } from "./publish-correction";
import { reportPlacements } from "./report-placements";

export type ComparedCorrection = {
  text: Text;
  /** Of the import that was compared. */
  version: number;
  /** The edition that it was compared with. */
  baseId: string;
  /** The edition that was published since it was begun, which it knows nothing of. */
  since: EditionRow | null;
  /** It is published already. */
  editionId: string | null;
  rows: DifferenceRow[];
  /** How many changed paragraphs are not shown. */
  more: number;
  report: PlacementReport;
};

/** What publishing an import as the next edition of its text would change. @throws Invalid when nothing would be left, TooMany */
export async function compareCorrection(
  viewer: Viewer,
  slug: string,
  id: string,
): Promise<ComparedCorrection> {
  const found = await findCorrection(database(), await accessImporting(database(), viewer, slug), id);
  const access = await accessCorrecting(database(), viewer, found.textId);
  const paragraphs = paragraphsOf(found.proposal);
  if (paragraphs.length === 0) throw new Invalid("import.nothing-left");
  const prepared = await prepareEdition(access, paragraphs, found);
  const reformatted = await findReformatted(access.group.id, prepared);
  const rows = differenceOf(prepared.old, prepared.paragraphs, prepared.alignment, reformatted);
  const [latest] = await listEditionRows(database(), access, { limit: 1 });
  return {
    text: access.text,
    baseId: prepared.baseId,
    since: latest && latest.publishedAt > found.createdAt ? latest : null,
    version: found.version,
    editionId: found.editionId,
    ...shownOf(rows, DIFFERENCES_SHOWN),
    report: await reportPlacements(access, prepared),
  };
}
