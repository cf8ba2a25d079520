import { database } from "@/db/client";
import { listTranslations } from "@/db/queries/translations";
import type { Section, SetEdition } from "@/domain/editions";
import type { Granted } from "@/domain/granted";
import { NotFound } from "@/domain/problems";
import { isSameSlug } from "@/domain/slugs";
import type { Viewer } from "@/domain/viewer";
import { accessReading, type ReadingAccess } from "../access";
import { readBeside, readEdition, readTranslation } from "./read-edition";

type Place = { group: string; reading: string; edition: string; section: number };

/**
 * A part of a long text that did not come with the page; `isFixed` when everybody may see it and nothing in it changes, `away`
 * are the paragraphs whose pictures are out of view. An edition that is not read any more is not found. `edition` names
 * that of the text, behind a `~` that of a translation in which it is read, and behind another whether it stands beside.
 */
export async function openSection(
  viewer: Viewer,
  { group, reading, edition: name, section: number }: Place,
): Promise<{ edition: SetEdition; section: Section; isFixed: boolean; away: string[] }> {
  const access = await accessReading(database(), viewer, reading, "reading.read");
  const [editionId, ...within] = name.split("~");
  const isThere = isSameSlug(access.group.slug, group) && access.reading.editionId === editionId;
  if (!isThere) throw new NotFound();
  const edition =
    within.length === 0 ? await readEdition(database(), access) : await readWithin(access, within);
  const section = edition.sections[number];
  if (!section) throw new NotFound();
  const inside = edition.paragraphs.slice(section.from, section.to);
  // Pictures may be taken out of view, and come back.
  const isFixed = access.group.visibility === "public" && inside.every(({ picture }) => picture === 0);
  const isAnyAway = ({ isAway, beside }: SetEdition["paragraphs"][number]) => isAway || beside?.isAway;
  return { edition, section, isFixed, away: inside.flatMap((one) => (isAnyAway(one) ? one.key : [])) };
}

async function readWithin(access: Granted<ReadingAccess>, [editionId, beside, ...more]: string[]) {
  const translations = await listTranslations(database(), access, access.reading.textId);
  const translation = translations.find((one) => one.editionId === editionId);
  if (!translation || more.length > 0) throw new NotFound();
  if (beside === undefined) return readTranslation(database(), access, translation.editionId);
  if (beside !== "beside") throw new NotFound();
  return readBeside(database(), access, translation);
}

/** As it is named in the address of its sections. */
export const sectionsOf = (
  editionId: string,
  readIn: { translation: { editionId: string }; isBeside: boolean } | null,
): string =>
  [
    editionId,
    ...(readIn ? [readIn.translation.editionId] : []),
    ...(readIn?.isBeside ? ["beside"] : []),
  ].join("~");
