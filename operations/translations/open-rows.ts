import { database } from "@/db/client";
import { listAlignable } from "@/db/queries/translations";
import { isPublished, paragraphsOf } from "@/domain/proposal";
import type { Text } from "@/domain/texts";
import { pageFrom, type RowsPage } from "@/domain/translations/rows-page";
import type { Viewer } from "@/domain/viewer";
import { lookAtTranslating, type Translating } from "./find-translating";

export type OpenedRows = {
  text: Text;
  found: Pick<Translating, "id" | "version" | "state">;
  isPublished: boolean;
  /** The translation that it is the next edition of. */
  corrects: string | null;
  title: string;
  /** Who was named when it was published before. */
  translators: string[];
  language: string | null;
  direction: "ltr" | "rtl";
  /** Null where it is not aligned with the edition of the text that is current. */
  page: RowsPage | null;
};

/** The rows of a translation that is not published yet, some at a time. */
export async function openRows(viewer: Viewer, slug: string, id: string, from: number): Promise<OpenedRows> {
  const { access, found } = await lookAtTranslating(viewer, slug, id);
  const { text } = access;
  const { proposal, rows, alignedTo, version, state } = found;
  const opened = {
    text,
    found: { id, version, state },
    isPublished: isPublished(found),
    corrects: found.translationId,
    title: proposal.title,
    translators: proposal.translators ?? [],
    language: proposal.language,
    direction: proposal.direction,
  };
  if (rows === null || alignedTo !== text.editionId) return { ...opened, page: null };
  const pieces = paragraphsOf(proposal);
  return { ...opened, page: pageFrom(await listAlignable(database(), access), pieces, rows, from) };
}
