"use server";

import { z } from "zod";
import { action } from "@/app/_request/action";
import { int4, storable } from "@/domain/wire/storable";
import { deleteImport } from "@/operations/imports/delete-import";

const deleteForm = z.object({
  group: storable.max(100),
  import: z.string().max(50),
  version: z.coerce.number().pipe(int4.min(1)),
});

export const deleteImportAction = action(deleteForm, async (viewer, { group, import: id, version }) => {
  await deleteImport(viewer, group, id, version);
  return `/groups/${group}/import?deleted=yes`;
});
