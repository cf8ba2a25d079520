"use server";

import { action } from "@/app/_request/action";
import { newGroup } from "@/domain/wire/group";
import { createGroup } from "@/operations/groups/create-group";

export const createGroupAction = action(newGroup, async (viewer, input) => {
  const { slug } = await createGroup(viewer, input);
  return `/groups/${slug}`;
});
