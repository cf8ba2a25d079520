import type { Group } from "@/domain/groups";
import type { Reading } from "@/domain/readings";
import type { ReadingWire } from "@/domain/wire/reading";
import { absoluteUrl } from "@/lib/env";

export const readingPath = (group: Pick<Group, "slug">, reading: Pick<Reading, "id">): string =>
  `/groups/${group.slug}/readings/${reading.id}`;

export function readingWire({ group, reading }: { group: Group; reading: Reading }): ReadingWire {
  return {
    id: reading.id,
    url: absoluteUrl(readingPath(group, reading)),
    title: reading.title,
    authors: reading.authors,
    date: reading.date,
    source: reading.origin,
    licence: reading.licence,
    language: reading.language,
    direction: reading.direction,
    group: group.slug,
    text: reading.textId,
    textVersion: reading.textVersion,
    edition: reading.editionId,
    paragraphCount: reading.paragraphCount,
    wordCount: reading.wordCount,
    createdAt: reading.createdAt.toISOString(),
    archivedAt: reading.archivedAt?.toISOString() ?? null,
    divided: reading.isDivided,
  };
}
