"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { storable } from "@/domain/wire/storable";
import { followCalendar, unfollowCalendar } from "@/operations/calendars/follow-calendar";

const groupForm = z.object({ group: storable });

export const followCalendarAction = action(groupForm, async (viewer, { group }) => {
  await followCalendar(viewer, group);
  revalidatePath(`/groups/${group}/calendar`);
  return undefined;
});

export const unfollowCalendarAction = action(groupForm, async (viewer, { group }) => {
  await unfollowCalendar(viewer, group);
  revalidatePath(`/groups/${group}/calendar`);
  return undefined;
});
