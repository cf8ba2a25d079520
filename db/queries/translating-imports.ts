import { and, eq, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { Transaction } from "../client";
import { imports, translations } from "../schema/texts";

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

/**
 * What it was made of is unpublished again, and proposes what is said of the translation as it is now. What was about to
 * correct it says of itself what was typed there.
 */
export async function reopenImports(
  tx: Transaction,
  { group }: Granted<{ group: Group }, "text.translate">,
  translationId: string,
): Promise<void> {
  const translators = sql`jsonb_build_object('translators', ${translations.translators})`;
  const said = sql`jsonb_build_object('title', ${translations.title}, 'date', ${translations.date},
    'language', ${translations.language}, 'direction', ${translations.direction}, 'origin', ${translations.origin},
    'licence', ${translations.licence})`;
  await tx
    .update(imports)
    .set({
      translationId: null,
      editionId: null,
      proposal: sql`${imports.proposal} || ${translators} ||
        case when ${imports.editionId} is null then '{}'::jsonb else ${said} end`,
      version: sql`${imports.version} + 1`,
    })
    .from(translations)
    .where(
      and(
        eq(imports.groupId, group.id),
        eq(imports.translationId, translationId),
        eq(translations.groupId, group.id),
        eq(translations.id, translationId),
      ),
    );
}
