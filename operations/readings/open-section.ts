import { database } from "@/db/client";
import type { Section, SetEdition } from "@/domain/editions";
import { NotFound } from "@/domain/problems";
import { isSameSlug } from "@/domain/slugs";
import type { Viewer } from "@/domain/viewer";
import { accessReading } from "../access";
import { readEdition } from "./read-edition";

type Place = { group: string; reading: string; edition: string; section: number };

/**
 * A part of a long text that did not come with the page; `isFixed` when everybody may see it and nothing in it changes, `away`
 * are the paragraphs whose pictures are out of view. An edition that is not read any more is not found.
 */
export async function openSection(
  viewer: Viewer,
  { group, reading, edition: editionId, section: number }: Place,
): Promise<{ edition: SetEdition; section: Section; isFixed: boolean; away: string[] }> {
  const access = await accessReading(database(), viewer, reading, "reading.read");
  const isThere = isSameSlug(access.group.slug, group) && access.reading.editionId === editionId;
  if (!isThere) throw new NotFound();
  const edition = await readEdition(database(), access);
  const section = edition.sections[number];
  if (!section) throw new NotFound();
  const inside = edition.paragraphs.slice(section.from, section.to);
  // Pictures may be taken out of view, and come back.
  const isFixed = access.group.visibility === "public" && inside.every(({ picture }) => picture === 0);
  return { edition, section, isFixed, away: inside.flatMap(({ key, isAway }) => (isAway ? key : [])) };
}
