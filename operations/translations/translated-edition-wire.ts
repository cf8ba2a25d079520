import type { EditionRow } from "@/db/queries/editions";
import type { TranslatedEditionWire } from "@/domain/wire/edition";
import type { TextAccess } from "../access";
import { editionWire } from "../texts/edition-wire";

export const translatedEditionWire = (
  access: TextAccess,
  translation: { id: string; editionId: string },
  row: EditionRow,
): TranslatedEditionWire => ({
  ...editionWire(access, row),
  translation: translation.id,
  current: row.id === translation.editionId,
});
