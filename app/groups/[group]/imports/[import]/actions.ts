"use server";

import { z } from "zod";
import { action } from "@/app/_request/action";
import { calling } from "@/app/_request/calling";
import { type ImportChange, importChangeSchema } from "@/domain/import-changes";
import type { ImportStanding } from "@/domain/import-state";
import { int4, storable } from "@/domain/wire/storable";
import { editImport } from "@/operations/imports/edit-import";
import { findUnpublished } from "@/operations/imports/find-import";
import { findImportStanding } from "@/operations/imports/find-import-standing";
import { handInImport } from "@/operations/imports/hand-in-import";
import { publishImport } from "@/operations/imports/publish-import";
import { retryImport } from "@/operations/imports/retry-import";
import { takeBackImport } from "@/operations/imports/take-back-import";
import { publishCorrection } from "@/operations/texts/publish-correction";
import { publishImportedCorrection } from "@/operations/translations/publish-imported-correction";

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

const handIn = calling(place.extend({ version }), async (viewer, input) => {
  await handInImport(viewer, input.group, input.import, input.version);
  return { url: `/groups/${input.group}/imports/${input.import}?handed-in=yes` };
});

/** Answers where it is said that it waits. */
export async function handInImportAction(at: Place, saved: { version: number }) {
  return handIn({ ...at, ...saved });
}

export const takeBackImportAction = action(place, async (viewer, { group, import: id }) => {
  await takeBackImport(viewer, group, id);
  return `/groups/${group}/imports/${id}`;
});

const compare = calling(place.extend({ version }), async (viewer, input) => {
  await findUnpublished(viewer, input.group, input.import, input.version);
  return { url: `/groups/${input.group}/imports/${input.import}/difference` };
});

/** Answers where the difference is shown. */
export async function compareImportAction(at: Place, saved: { version: number }) {
  return compare({ ...at, ...saved });
}

const comparedForm = place.extend({
  version: z.coerce.number().pipe(version),
  baseId: z.string().max(50),
});

export const publishCorrectionAction = action(comparedForm, async (viewer, input) => {
  const { textId } = await publishCorrection(viewer, input.group, input.import, input);
  return `/groups/${input.group}/texts/${textId}?published=yes`;
});

export const publishTranslatedAction = action(comparedForm, async (viewer, input) => {
  const { group, import: id } = input;
  const { textId, translationId } = await publishImportedCorrection(viewer, group, id, input);
  return `/groups/${group}/texts/${textId}/translations/${translationId}?published=yes`;
});

export async function saveImportAction(at: Place, unsaved: { version: number; changes: ImportChange[] }) {
  return save({ ...at, ...unsaved });
}

const look = calling(place, (viewer, input) => findImportStanding(viewer, input.group, input.import));

/** How far it has come; null when it is not there any more. */
export async function lookAtImportAction(at: Place): Promise<ImportStanding | null> {
  const found = await look(at);
  return found.ok ? found : null;
}

export const retryImportAction = action(place, async (viewer, { group, import: id }) => {
  await retryImport(viewer, group, id);
  return `/groups/${group}/imports/${id}`;
});

/** Answers where the new reading is. */
export async function publishImportAction(at: Place, saved: { version: number }) {
  return publish({ ...at, ...saved });
}
