import type { EditionRow } from "@/db/queries/editions";
import type { Text } from "@/domain/texts";
import type { EditionWire } from "@/domain/wire/edition";

export const editionWire = ({ text }: { text: Text }, row: EditionRow): EditionWire => ({
  ...row,
  text: text.id,
  current: row.id === text.editionId,
  publishedAt: row.publishedAt.toISOString(),
});
