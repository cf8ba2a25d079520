import { database } from "@/db/client";
import { listWordsOf } from "@/db/queries/next-edition";
import { updateRows } from "@/db/queries/translating-imports";
import { findTranslationRow, listAlignable, type TranslationRow } from "@/db/queries/translations";
import { inTransaction } from "@/db/transaction";
import { Conflict, Invalid } from "@/domain/problems";
import { paragraphsOf } from "@/domain/proposal";
import { type Aligned, alignTranslation } from "@/domain/translations/align-translation";
import { proposeRows } from "@/domain/translations/propose-rows";
import type { Viewer } from "@/domain/viewer";
import { unhurried } from "@/lib/unhurried";
import { alignInTurn, spendAligning } from "../texts/align-editions";
import type { TranslatingAccess } from "./access-translating";
import { findTranslating, refuseUnlessOpen } from "./find-translating";

/** The costly part, outside of any transaction: others are answered meanwhile. @throws TooMany */
export async function alignWith(access: TranslatingAccess, pieces: readonly Aligned[]): Promise<number[]> {
  await spendAligning(access.viewer, "translation.too-many");
  return alignInTurn(async () =>
    unhurried(alignTranslation(await listAlignable(database(), access), pieces)),
  );
}

/**
 * The same for a translation's next edition: what it had before stays in its row, so that what somebody moved there need not be
 * moved again. @throws TooMany
 */
export async function alignNextWith(
  access: TranslatingAccess,
  { editionId }: Pick<TranslationRow, "editionId">,
  pieces: readonly Aligned[],
): Promise<number[]> {
  await spendAligning(access.viewer, "translation.too-many");
  return alignInTurn(async () => {
    const rows = await listAlignable(database(), access);
    const before = await listWordsOf(database(), access.group.id, editionId);
    return unhurried(proposeRows({ keys: rows.map(({ key }) => key), rows }, before, pieces));
  });
}

/**
 * Lays the pieces of an import beside the paragraphs of the text that it translates, where that is not done yet for the
 * edition that is current: what somebody has moved stays.
 */
export async function alignImport(viewer: Viewer, slug: string, id: string, version: number): Promise<void> {
  const { access, found } = await findTranslating(database(), viewer, slug, id);
  refuseUnlessOpen(found, version);
  const { editionId } = access.text;
  if (found.rows !== null && found.alignedTo === editionId) return;
  const pieces = paragraphsOf(found.proposal);
  if (pieces.length === 0) throw new Invalid("import.nothing-left");
  const translation =
    found.translationId && (await findTranslationRow(database(), access, found.translationId));
  const rows = await (translation ? alignNextWith(access, translation, pieces) : alignWith(access, pieces));
  await inTransaction(async (tx) => {
    const held = await findTranslating(tx, viewer, slug, id, "update");
    refuseUnlessOpen(held.found, version);
    if (held.access.text.editionId !== editionId) throw new Conflict("translation.stale");
    await updateRows(tx, held.importing, { id, version }, { rows, alignedTo: editionId });
  });
}
