"use server";

import { z } from "zod";
import { calling } from "@/app/_request/calling";
import { type ImportChange, importChangeSchema } from "@/domain/import-changes";
import { int4, storable } from "@/domain/wire/storable";
import { editImport } from "@/operations/imports/edit-import";
import { publishImport } from "@/operations/imports/publish-import";

type Place = { group: string; import: string };

const place = z.object({ group: storable.max(100), import: z.string().max(50) });
const version = int4.min(1);

const save = calling(
  place.extend({ version, changes: z.array(importChangeSchema).max(1_000) }),
  async (viewer, input) => ({
    version: await editImport(viewer, input.group, input.import, input),
  }),
);

const publish = calling(place.extend({ version }), async (viewer, input) => {
  const { readingId } = await publishImport(viewer, input.group, input.import, input.version);
  return { url: `/groups/${input.group}/readings/${readingId}` };
});

export async function saveImportAction(at: Place, unsaved: { version: number; changes: ImportChange[] }) {
  return save({ ...at, ...unsaved });
}

/** Answers where the new reading is. */
export async function publishImportAction(at: Place, saved: { version: number }) {
  return publish({ ...at, ...saved });
}
