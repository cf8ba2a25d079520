"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { idSchema } from "@/domain/ids";
import { Conflict } from "@/domain/problems";
import { fieldOf, planIn } from "@/domain/schedules/plan-form";
import { newPlan } from "@/domain/wire/plan";
import { storable } from "@/domain/wire/storable";
import { publishPlan } from "@/operations/assignments/publish-plan";

const facts = z.object({ group: storable.max(100), reading: storable.max(100), id: idSchema });

const planForm = z.record(z.string(), storable).transform((values, context) => {
  // Without scripts the page draws the schedule from what was typed, before anything is published.
  if (values.intent === "show") return { shown: values };
  const [known, plan] = [facts.safeParse(values), newPlan.safeParse(planIn(values))];
  for (const { path, message } of [...(known.error?.issues ?? []), ...(plan.error?.issues ?? [])])
    context.addIssue({ code: "custom", message, path: [fieldOf(path)] });
  return known.success && plan.success ? { ...known.data, plan: plan.data } : z.NEVER;
});

export const publishPlanAction = action(planForm, async (viewer, input) => {
  if (input.shown) return { values: input.shown };
  const { group, reading, id, plan } = input;
  const assignments = `/groups/${group}/assignments`;
  try {
    await publishPlan(viewer, reading, plan, id);
  } catch (thrown) {
    // What was typed stays, and the page learns what it is to be compared with.
    if (thrown instanceof Conflict) revalidatePath(`${assignments}/plan`);
    throw thrown;
  }
  revalidatePath(`/groups/${group}`, "layout");
  return assignments;
});
