import { database } from "@/db/client";
import { listParagraphs } from "@/db/queries/paragraphs";
import type { Paragraph } from "@/domain/paragraphs";
import { type PicturePlaces, picturesOf } from "@/domain/pictures";
import type { Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import { accessReading } from "../access";
import { translationOf } from "./translation-of";

type Asked = {
  after?: number | undefined;
  number?: number | undefined;
  /** The id of a translation: its words in the rows of the current edition, none where it has none. */
  in?: string | undefined;
  limit: number;
};

/** The paragraphs of the current edition, and where their pictures are; `after` is the index of the last one had. */
export async function listReadingParagraphs(
  viewer: Viewer,
  readingId: string,
  { after = -1, number, in: language, limit }: Asked,
): Promise<List<Paragraph> & { pictures: PicturePlaces }> {
  const access = await accessReading(database(), viewer, readingId, "reading.read");
  const rows =
    language === undefined
      ? await listParagraphs(database(), access, { from: after + 1, number, limit: limit + 1 })
      : (await translationOf(access, language)).set.rows
          .slice(after + 1)
          .filter((row) => number === undefined || row.number === number)
          .slice(0, limit + 1);
  const page = pageOf(rows, limit, { item: (row) => row, cursor: ({ index }) => index });
  return { ...page, pictures: picturesOf(access.reading) };
}
