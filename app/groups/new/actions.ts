"use server";

import { action } from "@/app/_request/action";
import { timeZoneOfRequest } from "@/app/_request/time-zone";
import { newGroup } from "@/domain/wire/group";
import { createGroup } from "@/operations/groups/create-group";

const newGroupForm = newGroup.pick({ name: true, description: true, admission: true, visibility: true });

export const createGroupAction = action(newGroupForm, async (viewer, input) => {
  const timeZone = (await timeZoneOfRequest()) ?? undefined;
  const { slug } = await createGroup(viewer, { ...input, timeZone });
  return `/groups/${slug}`;
});
