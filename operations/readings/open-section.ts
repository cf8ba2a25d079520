import { database } from "@/db/client";
import type { Section, SetEdition } from "@/domain/editions";
import { NotFound } from "@/domain/problems";
import { isSameSlug } from "@/domain/slugs";
import type { Viewer } from "@/domain/viewer";
import { accessReading } from "../access";
import { readEdition } from "./read-edition";

type Place = { group: string; reading: string; edition: string; section: number };

/** A part of a long text that did not come with the page. An edition that is not read any more is not found. */
export async function openSection(
  viewer: Viewer,
  { group, reading, edition: editionId, section: number }: Place,
): Promise<{ edition: SetEdition; section: Section; isPublic: boolean }> {
  const access = await accessReading(database(), viewer, reading, "reading.read");
  const isThere = isSameSlug(access.group.slug, group) && access.reading.editionId === editionId;
  if (!isThere) throw new NotFound();
  const edition = await readEdition(database(), access);
  const section = edition.sections[number];
  if (!section) throw new NotFound();
  return { edition, section, isPublic: access.group.visibility === "public" };
}
