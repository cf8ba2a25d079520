import { database } from "@/db/client";
import type { Viewer } from "@/domain/viewer";
import { accessImporting } from "./access-import";

/** The group that a text is imported into, for whoever may do it. */
export async function openImporting(viewer: Viewer, slug: string): Promise<{ slug: string; name: string }> {
  const { group } = await accessImporting(database(), viewer, slug);
  return { slug: group.slug, name: group.name };
}
