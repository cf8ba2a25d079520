import { database } from "@/db/client";
import { listHeadings } from "@/db/queries/headings";
import { readMap } from "@/db/queries/reading-map";
import { chaptersIn } from "@/domain/chapters";
import { type ContentsPart, contentsOf } from "@/domain/contents";
import { CONTENTS_LENGTH } from "@/domain/limits";
import type { Viewer } from "@/domain/viewer";
import { accessReading } from "../access";
import { countsByIndex } from "./find-talk";
import { readEdition } from "./read-edition";

type Asked = {
  /** What is said beyond the place that the viewer has read to is left out. */
  hidesSpoilers?: boolean;
};

/** What a text consists of, and how much the viewer finds said in each part. */
export async function listContents(
  viewer: Viewer,
  readingId: string,
  { hidesSpoilers = false }: Asked = {},
): Promise<ContentsPart[]> {
  const db = database();
  const access = await accessReading(db, viewer, readingId, "reading.read");
  const { id, paragraphCount } = access.reading;
  const [edition, map, headings] = await Promise.all([
    readEdition(db, access),
    readMap(db, access),
    listHeadings(db, access, [id], CONTENTS_LENGTH + 1),
  ]);
  const found = headings.get(id) ?? [];
  const counts = Object.entries(countsByIndex(edition, map));
  return contentsOf({
    chapters: found.length > CONTENTS_LENGTH ? [] : chaptersIn(found, paragraphCount),
    sections: edition.sections,
    keyAt: (index) => edition.paragraphs[index]?.key,
    length: edition.paragraphs.length,
    counts: Object.fromEntries(
      counts.filter(([index]) => !hidesSpoilers || Number(index) <= map.readThrough),
    ),
    stoppedAt: map.stoppedAt === null ? null : (edition.indexByKey.get(map.stoppedAt) ?? null),
  });
}
