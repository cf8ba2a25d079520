"use server";

import { z } from "zod";
import { action } from "@/app/_request/action";
import { calling } from "@/app/_request/calling";
import { type RowChange, rowChangeSchema } from "@/domain/translations/row-changes";
import { translatorsFrom } from "@/domain/translations/translation-about";
import { int4, storable } from "@/domain/wire/storable";
import { findUnpublished } from "@/operations/imports/find-import";
import { alignImport } from "@/operations/translations/align-import";
import { moveRows } from "@/operations/translations/move-rows";
import { publishImportedTranslation } from "@/operations/translations/publish-imported-translation";

type Place = { group: string; import: string };

const place = z.object({ group: storable.max(100), import: z.string().max(50) });
const version = int4.min(1);

const align = calling(place.extend({ version }), async (viewer, input) => {
  await alignImport(viewer, input.group, input.import, input.version);
  return { url: `/groups/${input.group}/imports/${input.import}/rows` };
});

/** Answers where the rows are shown. */
export async function alignImportAction(at: Place, saved: { version: number }) {
  return align({ ...at, ...saved });
}

/** The same, asked for by a form. */
export const alignAgainAction = action(
  place.extend({ version: z.coerce.number().pipe(version) }),
  async (viewer, input) => {
    await alignImport(viewer, input.group, input.import, input.version);
    return `/groups/${input.group}/imports/${input.import}/rows`;
  },
);

const move = calling(
  place.extend({ version, changes: z.array(rowChangeSchema).max(1_000) }),
  async (viewer, input) => ({ version: await moveRows(viewer, input.group, input.import, input) }),
);

export async function moveRowsAction(at: Place, unsaved: { version: number; changes: RowChange[] }) {
  return move({ ...at, ...unsaved });
}

const publish = calling(
  place.extend({ version, translators: storable.max(5_000) }),
  async (viewer, { group, import: id, version, translators }) => {
    const said = { version, translators: translatorsFrom(translators) };
    const { textId } = await publishImportedTranslation(viewer, group, id, said);
    return { url: `/groups/${group}/texts/${textId}?translated=yes` };
  },
);

const compare = calling(place.extend({ version }), async (viewer, input) => {
  await findUnpublished(viewer, input.group, input.import, input.version);
  return { url: `/groups/${input.group}/imports/${input.import}/difference` };
});

/** Of a translation's next edition: answers where it is shown what that changes. */
export async function compareTranslatedAction(at: Place, saved: { version: number }) {
  return compare({ ...at, ...saved });
}

/** Answers where the text is shown with its translations. */
export async function publishTranslatingAction(at: Place, saved: { version: number; translators: string }) {
  return publish({ ...at, ...saved });
}
