"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { appeal } from "@/domain/wire/moderation";
import { storable } from "@/domain/wire/storable";
import { appealHighlight } from "@/operations/moderation/appeal-highlight";

const ofHighlight = appeal.extend({ group: storable, annotation: z.string() });

export const appealHighlightAction = action(ofHighlight, async (viewer, { group, annotation, note }) => {
  await appealHighlight(viewer, annotation, { note });
  revalidatePath(`/groups/${group}/highlights/${annotation}`);
  return undefined;
});
