"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { storable } from "@/domain/wire/storable";
import { unmuteMember } from "@/operations/mutes/unmute-member";
import { unmuteThread } from "@/operations/mutes/unmute-thread";

export const unmuteMemberAction = action(
  z.object({ group: storable, member: z.string() }),
  async (viewer, { group, member }) => {
    await unmuteMember(viewer, group, member);
    revalidatePath(`/groups/${group}/mutes`);
    return undefined;
  },
);

export const unmuteThreadAction = action(
  z.object({ group: storable, annotation: z.string() }),
  async (viewer, { group, annotation }) => {
    await unmuteThread(viewer, annotation);
    revalidatePath(`/groups/${group}/mutes`);
    return undefined;
  },
);
