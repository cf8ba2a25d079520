import type { ImportRow } from "@/db/queries/imports";
import type { UnfinishedImport } from "@/domain/unfinished-import";
import type { Viewer } from "@/domain/viewer";
import type { ImportWire } from "@/domain/wire/import";
import type { List } from "@/domain/wire/list";
import { absoluteUrl } from "@/lib/env";
import { listImports } from "./list-imports";
import { openImport } from "./open-brought";

const urlOf = (slug: string, id: string): string => absoluteUrl(`/groups/${slug}/imports/${id}`);

/** An import as the API tells it. */
export async function findImportWire(viewer: Viewer, slug: string, id: string): Promise<ImportWire> {
  const { found, said, isReviewers } = await openImport(viewer, slug, id);
  return { ...wireOf(found, slug, said), ...(isReviewers && { file: "" }) };
}

const wireOf = (found: ImportRow, slug: string, note: string): ImportWire => {
  const { id, proposal, file, state, review, readingId, version, createdAt } = found;
  return {
    ...{ id, title: proposal.title, file: file.name, state, review, note, reading: readingId, version },
    ...{ url: urlOf(slug, id), createdAt: createdAt.toISOString() },
  };
};

/** What was said about each is told with each alone. */
export async function listImportWires(
  viewer: Viewer,
  slug: string,
  page: { after?: string | undefined; limit: number },
): Promise<List<ImportWire>> {
  const { items, next } = await listImports(viewer, slug, page);
  return { items: items.map((row) => lineOf(row, slug)), next };
}

const lineOf = ({ id, title, file, state, review, version, createdAt }: UnfinishedImport, slug: string) => ({
  ...{ id, title, file, state, review, note: "", reading: null, version },
  ...{ url: urlOf(slug, id), createdAt: createdAt.toISOString() },
});
