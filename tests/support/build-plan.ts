import type { Viewer } from "@/domain/viewer";
import { type NewPlanInput, newPlan } from "@/domain/wire/plan";
import { publishPlan } from "@/operations/assignments/publish-plan";

type Wanted = Partial<Omit<NewPlanInput, "targets">> & { targets?: Partial<NewPlanInput["targets"]> };

/** Four weekly meetings for everybody, from 16 March 2027 on, unless something else is asked for. */
export const plan = (
  viewer: Viewer,
  reading: { id: string },
  wanted: Wanted = {},
  { id, now = new Date("2027-03-01T12:00Z") }: { id?: string; now?: Date } = {},
) =>
  publishPlan(
    viewer,
    reading.id,
    newPlan.parse({
      share: { portions: 4 },
      first: "2027-03-16T19:00",
      rhythm: { kind: "weeks", every: 1 },
      title: "Week {n}",
      assignees: "all",
      ...wanted,
    }),
    id,
    now,
  );
