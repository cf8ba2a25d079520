import { z } from "zod";
import { idSchema } from "../ids";
import { HOLIDAYS_MOST, SCHEDULE_PORTIONS } from "../limits";
import { paragraphRef } from "../passage-input";
import { assigneesInput, assignmentShape, assignmentTitle, seeInput, targetsInput } from "./assignment";
import { listOf } from "./list";
import { bodyInput } from "./post";
import { int4 } from "./storable";

const day = z.iso.date("schedule.no-such-holiday");
const weekday = z.union([1, 2, 3, 4, 5, 6, 7].map((one) => z.literal(one as 1 | 2 | 3 | 4 | 5 | 6 | 7)));

/** As they are read here; the calendar itself judges what there is. */
export const firstMeeting = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "schedule.no-such-time")
  .describe("What the clocks of the group's time zone show, such as 2027-01-12T19:00");

const rhythm = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("weeks"), every: int4 }),
  z.strictObject({ kind: z.literal("days"), every: int4 }),
  z
    .strictObject({ kind: z.literal("weekdays"), weekdays: z.array(weekday).max(7) })
    .describe("1 is Monday, 7 is Sunday"),
]);

const see = seeInput.omit({ at: true }).extend({ others: seeInput.shape.others.exclude(["at"]) });

const share = z
  .union([
    z.strictObject({ portions: int4 }),
    z.strictObject({ wordsEach: int4 }),
    z.strictObject({ begins: z.array(paragraphRef).min(1).max(SCHEDULE_PORTIONS) }),
  ])
  .describe("So many portions, or about so many words each, or the paragraphs at which they begin");

export const newPlan = z.strictObject({
  share,
  first: firstMeeting,
  rhythm,
  holidays: z
    .array(z.strictObject({ from: day, through: day }))
    .max(HOLIDAYS_MOST)
    .default([]),
  title: assignmentTitle.describe("Of each portion; {n} stands for its number"),
  instructions: bodyInput.nullish(),
  targets: targetsInput.default({ annotations: null, replies: null, readToEnd: false }),
  see: see.default({ others: "open" }),
  assignees: assigneesInput,
  ahead: z
    .array(z.strictObject({ id: idSchema, version: int4 }))
    .max(2 * SCHEDULE_PORTIONS)
    .optional()
    .describe(
      "What the plan had ahead when this was made; refused when it has changed. Left out, the newest",
    ),
});
export type NewPlanInput = z.output<typeof newPlan>;

export const planShape = listOf(assignmentShape).describe("All portions of the plan, past and ahead");

/** As it was published, and what came of it. */
export const readPlanShape = newPlan
  .omit({ share: true, instructions: true, see: true, ahead: true })
  .extend({
    share: z.union([z.object({ portions: z.int() }), z.object({ wordsEach: z.int() })]),
    instructions: assignmentShape.shape.instructions,
    see: z.object({ others: z.enum(["open", "after-own", "on-reveal"]), own: z.int().optional() }),
    portions: z.array(assignmentShape).describe("Past and ahead, in the order of the text"),
  });
export type PlanWire = z.infer<typeof readPlanShape>;
