"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { calling, type Refused } from "@/app/_request/calling";
import { type DraftChange, draftChangeSchema } from "@/domain/draft-changes";
import { int4, storable } from "@/domain/wire/storable";
import { editImport } from "@/operations/imports/edit-import";
import { publishImport } from "@/operations/imports/publish-import";

type Place = { group: string; import: string };

const place = z.object({ group: storable.max(100), import: z.string().max(50) });
const version = int4.min(1);

const save = calling(
  place.extend({ version, changes: z.array(draftChangeSchema).max(1_000) }),
  async (viewer, input) => ({
    version: await editImport(viewer, input.group, input.import, input),
  }),
);

const publish = calling(place.extend({ version }), (viewer, input) =>
  publishImport(viewer, input.group, input.import, input.version),
);

export async function saveDraftAction(at: Place, unsaved: { version: number; changes: DraftChange[] }) {
  return save({ ...at, ...unsaved });
}

/** Answers only when it was refused; otherwise it leads to the new reading. */
export async function publishImportAction(
  at: Place,
  saved: { version: number },
): Promise<Refused | undefined> {
  const published = await publish({ ...at, ...saved });
  if (!published.ok) return published;
  redirect(`/groups/${at.group}/readings/${published.readingId}`);
}
