import { database } from "@/db/client";
import { type EditionRow, listEditionRows } from "@/db/queries/editions";
import { DIFFERENCES_SHOWN } from "@/domain/limits";
import { type DifferenceRow, differenceOf, shownOf } from "@/domain/next-edition/difference";
import type { Viewer } from "@/domain/viewer";
import type { PlacementReport } from "@/domain/wire/edition";
import { findReformatted } from "../texts/find-reformatted";
import { type PreparedTranslation, prepareTranslated } from "./prepare-translated";
import { findTranslatedCorrection, proposedRowsOf } from "./publish-imported-correction";
import { reportTranslated } from "./report-translated";

export type ComparedTranslation = {
  textId: string;
  translation: { id: string; title: string; language: string; direction: "ltr" | "rtl" };
  /** Of the import that was compared. */
  version: number;
  /** The translation's edition that it was compared with. */
  baseId: string;
  /** The edition of it that was published since it was begun, which it knows nothing of. */
  since: EditionRow | null;
  /** It is published already. */
  editionId: string | null;
  rows: DifferenceRow[];
  /** How many changed paragraphs are not shown. */
  more: number;
  /** How many paragraphs stand beside another one of the text than before. */
  besideOthers: number;
  report: PlacementReport;
};

/**
 * What publishing an import as the next edition of its translation would change.
 * @throws Conflict when it is not laid beside the text as that is now, Invalid when nothing would be left, TooMany
 */
export async function compareTranslated(
  viewer: Viewer,
  slug: string,
  id: string,
): Promise<ComparedTranslation> {
  const { access, translation, found } = await findTranslatedCorrection(database(), viewer, slug, id);
  const prepared = await prepareTranslated(access, translation, proposedRowsOf(found), found);
  const reformatted = await findReformatted(access.group.id, prepared);
  const rows = differenceOf(prepared.old, prepared.paragraphs, prepared.alignment, reformatted);
  const ofIt = { translationId: translation.id, limit: 1 };
  const [latest] = await listEditionRows(database(), access, ofIt);
  return {
    textId: access.text.id,
    translation,
    version: found.version,
    baseId: prepared.baseId,
    since: latest && latest.publishedAt > found.createdAt ? latest : null,
    editionId: found.editionId,
    ...shownOf(rows, DIFFERENCES_SHOWN),
    besideOthers: besideOthers(prepared),
    report: await reportTranslated(access, prepared),
  };
}

const besideOthers = ({ old, paragraphs, alignment }: PreparedTranslation): number =>
  paragraphs.filter(({ key }, index) => {
    const from = alignment.next[index]?.from ?? [];
    return from.length > 0 && from.every((at) => old[at]?.key !== key);
  }).length;
