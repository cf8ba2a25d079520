import { z } from "zod";
import { COUNTED_DECISIONS, COUNTED_SANCTIONS } from "../transparency";

const day = z.iso.date("transparency.no-day");

/** Left out: the first or the last day of the year that it is in the group. */
export const transparencyQuery = z.object({
  from: day.optional().describe("The first day, in the group's time zone"),
  to: day.optional().describe("The last day, which is included"),
});

export const transparencyShape = z.object({
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
  posts: z.int().describe("Written in the time, notes to oneself aside"),
  flags: z.int(),
  flaggedPosts: z.int(),
  hiddenByFlags: z.int(),
  held: z.int().describe("How often words waited before they were shown"),
  decisions: z.record(z.enum(COUNTED_DECISIONS), z.int()),
  appeals: z.int(),
  appealsGranted: z.int().describe("Shown again because their author asked"),
  medianSeconds: z
    .number()
    .nullable()
    .describe("From when something began to wait until it was decided; null where nothing was"),
  sanctions: z.record(z.enum(COUNTED_SANCTIONS), z.int()),
});
export type TransparencyWire = z.infer<typeof transparencyShape>;
