"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { Conflict } from "@/domain/problems";
import { int4, storable } from "@/domain/wire/storable";
import { assignReading } from "@/operations/assignments/assign-reading";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { markDone } from "@/operations/assignments/mark-done";
import { restoreAssignment } from "@/operations/assignments/restore-assignment";
import { withdrawAssignment } from "@/operations/assignments/withdraw-assignment";
import { assignmentForm } from "./assignment-form";
import { editFromForm, newFromForm } from "./from-form";

const pathOf = (group: string, id: string): string => `/groups/${group}/assignments/${id}`;

export const assignAction = action(
  assignmentForm.safeExtend({ reading: storable }),
  async (viewer, { reading, ...form }) => {
    const { id } = await assignReading(viewer, reading, await newFromForm(viewer, reading, form));
    return pathOf(form.group, id);
  },
);

export const editAssignmentAction = action(
  assignmentForm.safeExtend({ assignment: storable, version: z.coerce.number().pipe(int4) }),
  async (viewer, { assignment, version, ...form }) => {
    const edit = await editFromForm(viewer, assignment, form);
    try {
      await editAssignment(viewer, assignment, { ...edit, version });
    } catch (thrown) {
      // The page is to know the new state; what was typed stays.
      if (thrown instanceof Conflict) revalidatePath(`${pathOf(form.group, assignment)}/edit`);
      throw thrown;
    }
    return pathOf(form.group, assignment);
  },
);

const onAssignment = z.object({ group: storable, assignment: storable });

export const markDoneAction = action(
  onAssignment.extend({ done: z.enum(["yes", "no"]) }),
  async (viewer, { group, assignment, done }) => {
    await markDone(viewer, assignment, done === "yes");
    revalidatePath(pathOf(group, assignment));
    return undefined;
  },
);

export const revealAction = action(
  onAssignment.extend({ reveal: z.enum(["yes", "no"]) }),
  async (viewer, { group, assignment, reveal }) => {
    await editAssignment(viewer, assignment, { see: { revealed: reveal === "yes" } });
    revalidatePath(pathOf(group, assignment));
    return undefined;
  },
);

export const withdrawAction = action(onAssignment, async (viewer, { group, assignment }) => {
  await withdrawAssignment(viewer, assignment);
  return `/groups/${group}/assignments?${new URLSearchParams({ withdrawn: assignment })}`;
});

export const restoreAction = action(onAssignment, async (viewer, { group, assignment }) => {
  await restoreAssignment(viewer, assignment);
  return `/groups/${group}/assignments`;
});
