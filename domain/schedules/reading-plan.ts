import type { Assignees, See, Targets } from "../assignments";
import type { Body } from "../bodies/body-schema";
import type { Share } from "./cut-evenly";
import type { Calendar } from "./meeting-times";

/** For all portions alike: a time of its own would be another one for each. */
export type PlanSee = Exclude<See, { others: "at" }>;

/** How a reading was planned last: what all its portions have in common. */
export type ReadingPlan = {
  share: Share;
  calendar: Omit<Calendar, "zone">;
  /** `{n}` stands for the number of the portion. */
  title: string;
  instructions: Body | null;
  targets: Targets;
  see: PlanSee;
  assignees: Assignees;
};

export const portionTitle = (title: string, place: number): string => title.replaceAll("{n}", `${place + 1}`);
