"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { storable } from "@/domain/wire/storable";
import { newSubgroup } from "@/domain/wire/subgroup";
import { addSubgroup } from "@/operations/subgroups/add-subgroup";
import { divideEvenly } from "@/operations/subgroups/divide-evenly";
import { moveEverybody } from "@/operations/subgroups/move-everybody";
import { placeMembers } from "@/operations/subgroups/place-members";
import { removeSubgroup } from "@/operations/subgroups/remove-subgroup";
import { renameSubgroup } from "@/operations/subgroups/rename-subgroup";
import { restoreSubgroup } from "@/operations/subgroups/restore-subgroup";
import type { SubgroupDeed } from "./deeds";
import { placesForm } from "./places-form";

const groupForm = z.object({ group: storable });
const subgroupForm = groupForm.extend({ subgroup: storable });

/** The page says what was done. */
const doneAt = (group: string, deed: SubgroupDeed) => `${pathOf(group)}?done=${deed}`;

const pathOf = (group: string) => `/groups/${group}/subgroups`;

export const addSubgroupAction = action(
  groupForm.extend(newSubgroup.shape),
  async (viewer, { group, name }) => {
    await addSubgroup(viewer, group, { name });
    revalidatePath(pathOf(group));
    return { values: { name: "" } };
  },
);

export const renameSubgroupAction = action(
  subgroupForm.extend(newSubgroup.shape),
  async (viewer, { group, subgroup, name }) => {
    await renameSubgroup(viewer, group, subgroup, { name });
    return doneAt(group, "renamed");
  },
);

export const moveEverybodyAction = action(
  subgroupForm.extend({ to: storable }),
  async (viewer, { group, subgroup, to }) => {
    await moveEverybody(viewer, group, { from: subgroup, to: to || null });
    return doneAt(group, "moved");
  },
);

/** The page says what was removed, and offers the way back. */
export const removeSubgroupAction = action(subgroupForm, async (viewer, { group, subgroup }) => {
  await removeSubgroup(viewer, group, subgroup);
  return `${pathOf(group)}?${new URLSearchParams({ removed: subgroup })}`;
});

export const restoreSubgroupAction = action(subgroupForm, async (viewer, { group, subgroup }) => {
  await restoreSubgroup(viewer, group, subgroup);
  return doneAt(group, "restored");
});

export const divideEvenlyAction = action(groupForm, async (viewer, { group }) => {
  await divideEvenly(viewer, group);
  return doneAt(group, "shared-out");
});

export const placeMembersAction = action(placesForm, async (viewer, { group, places }) => {
  await placeMembers(viewer, group, places);
  revalidatePath(pathOf(group));
  return undefined;
});
