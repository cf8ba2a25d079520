import type { EditionRow } from "@/db/queries/editions";
import { can } from "@/domain/policy";
import type { EditionWire } from "@/domain/wire/edition";
import type { TextAccess } from "../access";

/** What became of annotations, also of those that few may read, is told to those who correct the text. */
export const editionWire = (access: TextAccess, { changes, ...row }: EditionRow): EditionWire => ({
  ...row,
  changes: changes && {
    paragraphs: changes.paragraphs,
    annotations: can("text.correct", access) ? changes.annotations : null,
  },
  text: access.text.id,
  current: row.id === access.text.editionId,
  publishedAt: row.publishedAt.toISOString(),
});
