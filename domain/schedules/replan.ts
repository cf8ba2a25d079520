import { accepted, type Parsed, rejected } from "../parsed";
import { type Plan, type PlannedPortion, planSchedule } from "./plan-schedule";
import type { MeasuredParagraph } from "./portions";

/**
 * What was met about before `now` stays exactly as it is; the rest of the text is cut anew over the meetings that the plan's
 * calendar has from now on. That may be the old calendar with other holidays, or begin anew. The share is that of the rest.
 */
export function replan(
  paragraphs: readonly MeasuredParagraph[],
  planned: readonly PlannedPortion[],
  plan: Plan,
  now: Date,
): Parsed<PlannedPortion[]> {
  const isPast = ({ meeting }: PlannedPortion) => meeting.at < now;
  const firstAhead = planned.findIndex((portion) => !isPast(portion));
  const past = firstAhead < 0 ? planned : planned.slice(0, firstAhead);
  // Cut anew, a portion that was met about before an earlier one would be met about twice.
  if (planned.slice(past.length).some(isPast)) return rejected("schedule.out-of-order");
  const from = (past.at(-1)?.through ?? -1) + 1;
  const ahead = planSchedule(paragraphs, plan, {
    part: { from, through: paragraphs.length - 1 },
    notBefore: now,
  });
  if (!ahead.ok) return ahead.code === "schedule.nothing-to-read" ? rejected("schedule.all-past") : ahead;
  return accepted([...past, ...ahead.value]);
}
