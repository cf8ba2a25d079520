import { database } from "@/db/client";
import { findLastWords } from "@/db/queries/brought-imports";
import { type ImportRow, readImport } from "@/db/queries/imports";
import { setParagraph } from "@/domain/editions";
import { EDITION_PARAGRAPHS_SHOWN } from "@/domain/limits";
import { numberParagraphs } from "@/domain/paragraphs";
import { NotFound } from "@/domain/problems";
import { paragraphsOf } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import { accessImport } from "../access";

export type OpenedImport = {
  found: ImportRow;
  /** Who looks is not who brought it. */
  isReviewers: boolean;
  /** What was said when it was decided on last. */
  said: string;
};

/** An import for its page: whose it is, how it stands, and what was said about it. */
export async function openImport(viewer: Viewer, slug: string, id: string): Promise<OpenedImport> {
  const access = await accessImport(database(), viewer, slug, id, "import.read");
  const found = await readImport(database(), access);
  if (!found) throw new NotFound();
  const isBrought = found.review !== "none";
  const isReviewers = isBrought && found.createdBy !== access.membership?.id;
  const isJudged = found.review === "returned" || found.review === "declined";
  return { found, isReviewers, said: isJudged ? await findLastWords(database(), access) : "" };
}

/** A page of what an import would publish, as it would be read, and where the pages before and after begin. */
export function pageOfProposal({ proposal }: Pick<ImportRow, "proposal">, from: number, pictures: string) {
  let key = 0;
  const all = numberParagraphs(paragraphsOf(proposal), () => `k${++key}`);
  const page = all.slice(from, from + EDITION_PARAGRAPHS_SHOWN);
  const places = { at: pictures, away: [] };
  return {
    paragraphs: page.map((paragraph) => ({
      paragraph: setParagraph(paragraph, places),
      threads: [],
    })),
    before: from > 0 ? Math.max(0, from - EDITION_PARAGRAPHS_SHOWN) : null,
    after: from + page.length < all.length ? from + page.length : null,
  };
}
