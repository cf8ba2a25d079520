"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { newGroup } from "@/domain/wire/group";
import { int4, storable } from "@/domain/wire/storable";
import { editGroup } from "@/operations/groups/edit-group";

const settingsForm = newGroup
  .omit({ slug: true })
  .extend({ group: storable, version: z.coerce.number().pipe(int4) });

export const editGroupAction = action(settingsForm, async (viewer, { group, ...edit }) => {
  // Also after a stale edit the page is to know the new state.
  revalidatePath(`/groups/${group}`, "layout");
  await editGroup(viewer, group, edit);
  return undefined;
});
