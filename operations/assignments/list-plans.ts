import { database } from "@/db/client";
import { findPlan } from "@/db/queries/plans";
import { textOf } from "@/domain/bodies/body-text";
import { renderBody } from "@/domain/bodies/render-body";
import type { Viewer } from "@/domain/viewer";
import type { PlanWire } from "@/domain/wire/plan";
import { accessReading } from "../access";
import { withOwnProgress } from "./list-assignments";
import { listPlanned } from "./list-planned";

/** How a reading was planned last, with the portions that came of it; an empty list where it is not planned. */
export async function listPlans(
  viewer: Viewer,
  readingId: string,
  now = new Date(),
): Promise<{ items: PlanWire[]; next: null }> {
  const access = await accessReading(database(), viewer, readingId, "reading.assign");
  const plan = await findPlan(database(), access);
  if (!plan) return { items: [], next: null };
  const planned = await listPlanned(database(), access, now);
  const rows = planned.map(({ row }) => row);
  const { calendar, instructions, share, title, targets, see, assignees } = plan;
  const { first, rhythm, holidays } = calendar;
  const item = {
    ...{ share, first, rhythm, holidays: [...holidays], title, targets, see, assignees },
    instructions: instructions && {
      tiptap: instructions,
      text: textOf(instructions),
      html: renderBody(instructions),
    },
    portions: await withOwnProgress(access, rows, now),
  };
  return { items: [item], next: null };
}
