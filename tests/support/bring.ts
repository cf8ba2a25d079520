import type { SignedInViewer } from "@/domain/viewer";
import { addImport } from "@/operations/imports/add-import";

/** An import of these words, read. */
export async function bring(
  viewer: SignedInViewer,
  slug: string,
  words: string,
  name?: string,
): Promise<string> {
  return addImport(viewer, slug, { bytes: new TextEncoder().encode(words), name });
}
