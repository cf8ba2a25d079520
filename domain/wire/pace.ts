import { z } from "zod";
import { NEW_MEMBER, NEW_POSTS_MOST, SECONDS_BETWEEN } from "../limits";
import { instant } from "./list";

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "group.no-such-time");
const days = z.int().min(1).max(NEW_MEMBER.mostDays);

export const quietHoursShape = z
  .object({ from: timeOfDay, until: timeOfDay })
  .refine(({ from, until }) => from !== until, "group.quiet-hours")
  .describe("On the group's clocks; over midnight where the second is no later than the first");

/** When and how much members write, of a group's moderation settings. */
export const paceShape = z.object({
  firstDays: days.nullable().describe("First posts wait no longer than for so many days as a member"),
  secondsBetween: z
    .int()
    .min(SECONDS_BETWEEN.least)
    .max(SECONDS_BETWEEN.most)
    .nullable()
    .describe("From one post of a member to the next"),
  newPostsADay: z.int().min(1).max(NEW_POSTS_MOST).nullable().describe("Within 24 hours, of a new member"),
  newDays: days.describe("For how long one is new"),
  closesAt: instant.nullable().describe("From then on nobody begins threads or replies"),
  repliesClose: z.boolean().describe("Replies end with the time that an assignment gives them"),
  quietHours: quietHoursShape.nullable(),
  refusesRepeats: z.boolean().describe("The same words of a member again within a day are refused"),
  holdsFloods: z.boolean().describe("Many posts of a member in a short time wait"),
  asksSpamCheck: z
    .boolean()
    .describe("What the site's spam check takes for spam waits, where the site has one"),
});
