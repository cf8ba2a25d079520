import { and, eq, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { Transaction } from "../client";
import { imports } from "../schema/texts";

type Importing = Granted<{ group: Group }, "text.import">;

/** Of an import that is held at this version. */
export async function updateRows(
  tx: Transaction,
  { group }: Importing,
  { id, version }: { id: string; version: number },
  aligned: { rows: number[]; alignedTo: string },
): Promise<void> {
  await tx
    .update(imports)
    .set({ ...aligned, version: sql`${imports.version} + 1` })
    .where(and(eq(imports.groupId, group.id), eq(imports.id, id), eq(imports.version, version)));
}

export async function keepTranslationOfImport(
  tx: Transaction,
  { group }: Importing,
  id: string,
  became: { translationId: string; editionId: string },
): Promise<void> {
  await tx
    .update(imports)
    .set(became)
    .where(and(eq(imports.groupId, group.id), eq(imports.id, id)));
}

/** What it was made of is unpublished again. */
export async function reopenImports(
  tx: Transaction,
  { group }: Granted<{ group: Group }, "text.translate">,
  translationId: string,
): Promise<void> {
  await tx
    .update(imports)
    .set({ translationId: null, editionId: null })
    .where(and(eq(imports.groupId, group.id), eq(imports.translationId, translationId)));
}
