import { z } from "zod";
import { NEW_MEMBER, NEW_POSTS_MOST, SECONDS_BETWEEN } from "@/domain/limits";
import { isTimeZone } from "@/domain/time-zones";
import { instantOf, wallTimeOf } from "@/domain/wall-time";
import { quietHoursShape } from "@/domain/wire/pace";
import { number, ticked } from "./typed-fields";

const orEmpty = (least: number, most: number, code: string) =>
  z
    .string()
    .trim()
    .transform((typed) => (typed === "" ? null : typed))
    .pipe(number(least, most, code).nullable());

const wallTime = z
  .string()
  .refine((typed) => typed === "" || instantOf(typed, "UTC") !== null, "group.closes-at");

/** The fields for when and how much members write, as strings. */
export const postingFields = {
  firstDays: orEmpty(1, NEW_MEMBER.mostDays, "group.first-days"),
  secondsBetween: orEmpty(SECONDS_BETWEEN.least, SECONDS_BETWEEN.most, "group.seconds-between"),
  newPostsADay: orEmpty(1, NEW_POSTS_MOST, "group.new-posts"),
  newDays: number(1, NEW_MEMBER.mostDays, "group.new-days"),
  closesAt: wallTime,
  /** What the form was filled with, to the second, and the zone in which it said so. */
  closesAtBefore: z.iso.datetime().or(z.literal("")),
  timeZone: z.string().refine(isTimeZone),
  repliesClose: ticked,
  quietFrom: z.string(),
  quietUntil: z.string(),
  refusesRepeats: ticked,
  holdsFloods: ticked,
  asksSpamCheck: ticked,
};

type Fields = { [Name in keyof typeof postingFields]: z.output<(typeof postingFields)[Name]> };

export const hasQuietHours = ({ quietFrom: from, quietUntil: until }: Fields): boolean =>
  (from === "" && until === "") || quietHoursShape.safeParse({ from, until }).success;

/** The settings that a form asks for. A time that was not touched stays as it was, also where a form cannot say it. */
export function postingOf<Form extends Fields>(form: Form) {
  const { closesAt, closesAtBefore, timeZone, quietFrom: from, quietUntil: until, ...rest } = form;
  const shown = closesAtBefore && wallTimeOf(new Date(closesAtBefore), timeZone);
  return {
    ...rest,
    closesAt:
      closesAt === shown ? closesAtBefore || null : (instantOf(closesAt, timeZone)?.toISOString() ?? null),
    quietHours: from === "" ? null : { from, until },
  };
}
