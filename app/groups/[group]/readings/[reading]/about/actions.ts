"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { authorsFrom } from "@/domain/about-text";
import { Conflict } from "@/domain/problems";
import { int4, storable } from "@/domain/wire/storable";
import { textFields } from "@/domain/wire/text";
import { editText } from "@/operations/texts/edit-text";

const textForm = z.object({
  ...textFields,
  authors: z.string().transform(authorsFrom).pipe(textFields.authors),
  group: storable.max(100),
  reading: z.string().max(50),
  text: z.string().max(50),
  version: z.coerce.number().pipe(int4),
});

/** Also after a stale edit the page is to know what is said now. */
export const editTextAction = action(textForm, async (viewer, { group, reading, text, ...edit }) => {
  const know = () => revalidatePath(`/groups/${group}/readings/${reading}/about`);
  try {
    await editText(viewer, text, edit);
  } catch (thrown) {
    if (thrown instanceof Conflict) know();
    throw thrown;
  }
  know();
  return undefined;
});
