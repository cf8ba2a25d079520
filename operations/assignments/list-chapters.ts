import { database } from "@/db/client";
import { listHeadings } from "@/db/queries/headings";
import { type Chapter, chaptersIn } from "@/domain/chapters";
import type { Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";

/** More than these nobody would choose from: such a text is divided by its paragraphs. */
const CHAPTERS_OFFERED = 500;

type Offered = { id: string; paragraphCount: number };

/** The chapters of a group's readings, by their ids, for whoever may assign them. */
export async function listChapters(
  viewer: Viewer,
  slug: string,
  readings: readonly Offered[],
): Promise<Record<string, Chapter[]>> {
  const access = await accessGroup(database(), viewer, slug, "group.assign");
  const ids = readings.map(({ id }) => id);
  const headings = await listHeadings(database(), access, ids, CHAPTERS_OFFERED + 1);
  return Object.fromEntries(
    readings.map(({ id, paragraphCount }) => {
      const found = headings.get(id) ?? [];
      return [id, found.length > CHAPTERS_OFFERED ? [] : chaptersIn(found, paragraphCount)];
    }),
  );
}
