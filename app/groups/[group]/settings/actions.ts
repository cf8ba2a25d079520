"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { Conflict } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { type GroupEdit, newGroup } from "@/domain/wire/group";
import { groupRules } from "@/domain/wire/moderation";
import { int4, storable } from "@/domain/wire/storable";
import { editGroup } from "@/operations/groups/edit-group";
import { moderationForm } from "./moderation-form";

const version = z.coerce.number().pipe(int4);

const settingsForm = newGroup.omit({ slug: true }).extend({
  group: storable,
  // A box that is not ticked is not sent.
  hasPseudonyms: z.literal("on").optional().transform(Boolean),
  version,
});

export const editGroupAction = action(settingsForm, async (viewer, { group, ...edit }) =>
  save(viewer, group, edit),
);

export const editModerationAction = action(
  moderationForm,
  async (viewer, { group, version, ...moderation }) => save(viewer, group, { moderation, version }),
);

export const editRulesAction = action(
  z.object({ group: storable, rules: groupRules, version }),
  async (viewer, { group, ...edit }) => save(viewer, group, edit),
);

async function save(viewer: Viewer, group: string, edit: GroupEdit): Promise<undefined> {
  // Also after a stale edit the page is to know the new state; but who may not see it keeps the form that they filled.
  const know = () => revalidatePath(`/groups/${group}`, "layout");
  try {
    await editGroup(viewer, group, edit);
  } catch (thrown) {
    if (thrown instanceof Conflict) know();
    throw thrown;
  }
  know();
}

export const archiveGroupAction = action(
  z.object({ group: storable, archived: z.stringbool() }),
  async (viewer, { group, archived }) => {
    await editGroup(viewer, group, { archived });
    revalidatePath(`/groups/${group}`, "layout");
    return undefined;
  },
);
