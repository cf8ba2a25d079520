"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { authorsFrom } from "@/domain/about-text";
import { Conflict } from "@/domain/problems";
import { translationAboutSchema } from "@/domain/translations/translation-about";
import { int4, storable } from "@/domain/wire/storable";
import { correctTranslationByHand } from "@/operations/translations/begin-translated-correction";
import { editTranslation } from "@/operations/translations/edit-translation";

const place = z.object({
  group: storable.max(100),
  text: z.string().max(50),
  translation: z.string().max(50),
});

export const correctTranslationByHandAction = action(place, async (viewer, { group, translation }) => {
  const id = await correctTranslationByHand(viewer, translation);
  return `/groups/${group}/imports/${id}`;
});

const { translators, origin, ...said } = translationAboutSchema.shape;

const aboutForm = place.extend({
  ...said,
  authors: z.string().transform(authorsFrom).pipe(translators),
  source: origin,
  version: z.coerce.number().pipe(int4),
});

/** Also after a stale edit the page is to know what is said now. */
export const editTranslationAction = action(
  aboutForm,
  async (viewer, { group, text, translation, authors, ...edit }) => {
    const know = () => revalidatePath(`/groups/${group}/texts/${text}/translations/${translation}`);
    try {
      await editTranslation(viewer, translation, { ...edit, translators: authors });
    } catch (thrown) {
      if (thrown instanceof Conflict) know();
      throw thrown;
    }
    know();
    return undefined;
  },
);
