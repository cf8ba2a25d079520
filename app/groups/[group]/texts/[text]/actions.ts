"use server";

import { z } from "zod";
import { action } from "@/app/_request/action";
import { storable } from "@/domain/wire/storable";
import { correctByHand } from "@/operations/texts/begin-correction";
import { deleteTranslation } from "@/operations/translations/delete-translation";

const correctForm = z.object({ group: storable.max(100), text: z.string().max(50) });

export const correctByHandAction = action(correctForm, async (viewer, { group, text }) => {
  const id = await correctByHand(viewer, text);
  return `/groups/${group}/imports/${id}`;
});

const translationForm = correctForm.extend({ translation: z.string().max(50) });

export const deleteTranslationAction = action(
  translationForm,
  async (viewer, { group, text, translation }) => {
    await deleteTranslation(viewer, translation);
    return `/groups/${group}/texts/${text}?translated=away`;
  },
);
