import { z } from "zod";
import { idSchema } from "../ids";
import { TERM_ASSIGNMENTS, TERM_TEXTS } from "../limits";
import { newGroup } from "./group";
import { instant } from "./list";
import { firstMeeting } from "./plan";

const { name, slug } = newGroup.shape;

export const newTerm = z.strictObject({
  name,
  slug,
  readings: z
    .array(idSchema)
    .max(TERM_TEXTS)
    .optional()
    .describe("Whose texts are copied; left out, all that are not archived"),
  assignments: z
    .array(idSchema)
    .max(TERM_ASSIGNMENTS)
    .optional()
    .describe("Left out, all that have a stretch in one of these readings"),
  prompts: z.boolean().default(true).describe("What everybody was asked at passages of these texts"),
  notes: z.boolean().default(true).describe("What you have noted there for yourself"),
  first: firstMeeting
    .optional()
    .describe("When the group meets first, on the clocks of its zone: all times move with it"),
});
export type NewTermInput = z.output<typeof newTerm>;

export const termQuery = z.object({ first: firstMeeting.optional() });

export const termShape = z.object({
  timeZone: z.string(),
  firstMeeting: z.string().nullable().describe("On the clocks of the group; null where nothing has a time"),
  readings: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      language: z.string().nullable(),
      direction: z.enum(["ltr", "rtl"]),
      wordCount: z.int(),
    }),
  ),
  assignments: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      stretches: z.array(
        z.object({
          reading: z.string(),
          title: z.string(),
          from: z.int().nullable(),
          to: z.int().nullable(),
        }),
      ),
      opensAt: instant.nullable(),
      dueAt: instant.nullable(),
      repliesUntil: instant.nullable(),
      assignees: z.enum(["all", "some"]).describe("As it is now; in the next term all are for everybody"),
    }),
  ),
  prompts: z.int().describe("How many were set in these readings"),
  notes: z.int().describe("How many notes of your own there are, for nobody but you"),
  left: z
    .int()
    .describe("Assignments that stay behind, because their stretch is in no text that is read now"),
  hasMore: z.boolean().describe("There are more texts or assignments than can be taken along at once"),
});
export type TermWire = z.infer<typeof termShape>;
