"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { newPlacement } from "@/domain/wire/annotation";
import { storable } from "@/domain/wire/storable";
import { reattachAnnotation, takeReattachmentBack } from "@/operations/annotations/reattach-annotation";
import { restAnnotation, takeUpAnnotation } from "@/operations/annotations/rest-annotation";

const thread = z.object({ group: storable, reading: storable, annotation: z.string() });

const unlessEmpty = storable.optional().transform((typed) => (typed?.trim() ? typed : undefined));

/** Words chosen in the text come with the keys of their paragraphs; typed, with the number that is printed there. */
const reattachForm = thread
  .extend({
    key: unlessEmpty,
    through: unlessEmpty,
    paragraph: unlessEmpty,
    quote: unlessEmpty,
    prefix: z.string().optional(),
    suffix: z.string().optional(),
    start: z.coerce.number().int().optional(),
  })
  .transform(({ key, through, paragraph, quote, prefix, suffix, start, ...at }, context) => {
    const passage = newPlacement.safeParse({
      passage: {
        paragraph: key ?? Number(paragraph),
        ...(through !== undefined && { throughParagraph: through }),
        ...(quote !== undefined && {
          quote: key === undefined ? quote.trim() : quote,
          prefix,
          suffix,
          start,
        }),
      },
    });
    if (passage.success) return { ...at, ...passage.data };
    context.addIssue({ code: "custom", path: ["paragraph"], message: "passage.no-such-paragraph" });
    return z.NEVER;
  });

const pathOf = ({ group, reading }: { group: string; reading: string }) =>
  `/groups/${group}/readings/${reading}/lost`;

export const reattachAction = action(reattachForm, async (viewer, { annotation, passage, ...at }) => {
  const { id } = await reattachAnnotation(viewer, annotation, { passage });
  return `${pathOf(at)}?placed=${id}`;
});

export const takeBackAction = action(thread, async (viewer, { annotation, ...at }) => {
  await takeReattachmentBack(viewer, annotation);
  return pathOf(at);
});

export const restAction = action(thread, async (viewer, { annotation, ...at }) => {
  await restAnnotation(viewer, annotation);
  revalidatePath(pathOf(at));
  return undefined;
});

export const takeUpAction = action(thread, async (viewer, { annotation, ...at }) => {
  await takeUpAnnotation(viewer, annotation);
  revalidatePath(pathOf(at));
  return undefined;
});
