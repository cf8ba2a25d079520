"use server";

import { z } from "zod";
import { action } from "@/app/_request/action";
import { idSchema } from "@/domain/ids";
import { fieldOfTerm, termIn } from "@/domain/next-term-form";
import { newTerm } from "@/domain/wire/next-term";
import { storable } from "@/domain/wire/storable";
import { beginNextTerm } from "@/operations/groups/begin-next-term";

const facts = z.object({ group: storable.max(100), id: idSchema });

const termForm = z.record(z.string(), storable).transform((values, context) => {
  // Without scripts the page draws the new times from what was typed, before anything is made.
  if (values.intent === "show") return { shown: values };
  const [known, term] = [facts.safeParse(values), newTerm.safeParse(termIn(values))];
  for (const { path, message } of [...(known.error?.issues ?? []), ...(term.error?.issues ?? [])])
    context.addIssue({ code: "custom", message, path: [fieldOfTerm(path)] });
  return known.success && term.success ? { ...known.data, term: term.data } : z.NEVER;
});

export const beginNextTermAction = action(termForm, async (viewer, input) => {
  if (input.shown) return { values: input.shown };
  const { slug } = await beginNextTerm(viewer, input.group, input.term, input.id);
  return `/groups/${slug}/assignments`;
});
