import { database } from "@/db/client";
import type { Viewer } from "@/domain/viewer";
import { addImport } from "../imports/add-import";
import type { AddressToImport } from "../imports/file-from-address";
import type { FileToParse } from "../imports/parse-file";
import { accessTranslating } from "./access-translating";

/** Keeps a file that translates a text, to be looked at and aligned before it is published. Answers the import's id. */
export async function translateByFile(
  viewer: Viewer,
  textId: string,
  brought: FileToParse | AddressToImport,
): Promise<string> {
  const { group, text } = await accessTranslating(database(), viewer, textId);
  return addImport(viewer, group.slug, brought, { translates: text.id });
}
