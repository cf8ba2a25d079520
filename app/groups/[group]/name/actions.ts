"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { pseudonymSchema } from "@/domain/pseudonyms";
import { storable } from "@/domain/wire/storable";
import { notNames } from "@/messages/not-names";
import { bearPseudonym } from "@/operations/members/bear-pseudonym";
import { giveUpPseudonym } from "@/operations/members/give-up-pseudonym";

const ownPlace = z.object({ group: storable, member: z.string() });

export const bearPseudonymAction = action(
  ownPlace.and(pseudonymSchema),
  async (viewer, { group, member, ...pseudonym }) => {
    await bearPseudonym(viewer, group, member, { ...pseudonym, notNames: notNames() });
    revalidatePath(`/groups/${group}`, "layout");
    return undefined;
  },
);

export const giveUpPseudonymAction = action(ownPlace, async (viewer, { group, member }) => {
  await giveUpPseudonym(viewer, group, member);
  return `/groups/${group}`;
});
