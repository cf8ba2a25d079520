import type { Group } from "@/domain/groups";
import type { Reading } from "@/domain/readings";
import type { TextWire } from "@/domain/wire/text";

export const textWire = ({ group, reading }: { group: Group; reading: Reading }): TextWire => ({
  id: reading.textId,
  group: group.slug,
  edition: reading.editionId,
  title: reading.title,
  authors: reading.authors,
  date: reading.date,
  source: reading.origin,
  language: reading.language,
  direction: reading.direction,
  licence: reading.licence,
  version: reading.textVersion,
});
