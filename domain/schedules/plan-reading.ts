import type { Parsed } from "../parsed";
import { type Plan, type PlannedPortion, planSchedule } from "./plan-schedule";
import type { MeasuredParagraph } from "./portions";
import { replan } from "./replan";

/** A whole text where nothing of it is planned; else what is still ahead. */
export function planReading(
  paragraphs: readonly MeasuredParagraph[],
  planned: readonly PlannedPortion[],
  plan: Plan,
  now: Date,
): Parsed<PlannedPortion[]> {
  return planned.length === 0 ? planSchedule(paragraphs, plan) : replan(paragraphs, planned, plan, now);
}
