import { z } from "zod";
import { FIRST_POSTS_MOST } from "@/domain/limits";
import { moderationShape } from "@/domain/wire/moderation";
import { int4, storable } from "@/domain/wire/storable";
import { hasQuietHours, postingFields, postingOf } from "./posting-form";
import { number, ticked } from "./typed-fields";

/** One field with several things in it: what is wrong with one of them is said of the field. */
const several = <Things extends z.ZodType>(things: Things, between: RegExp) =>
  z.string().transform((typed, context): z.output<Things> => {
    const each = typed.replaceAll("\r\n", "\n").split(between);
    const parsed = things.safeParse(each.map((one) => one.trim()).filter(Boolean));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: parsed.error.issues[0]?.message ?? "field" });
    return z.NEVER;
  });

const { hold, words, stockNotes } = moderationShape.shape;

const fields = z.object({
  group: storable,
  version: z.coerce.number().pipe(int4),
  hold,
  firstPosts: number(1, FIRST_POSTS_MOST.most, "group.first-posts"),
  holdLinks: ticked,
  words: several(words, /\n/),
  flagsToHide: z
    .string()
    .trim()
    .transform((typed) => (typed === "" ? null : typed))
    .pipe(number(2, 100, "group.flags-to-hide").nullable()),
  takesTexts: ticked,
  isLogOpen: ticked,
  stockNotes: several(stockNotes, /\n[^\S\n]*\n/),
  ...postingFields,
});

/** All that is wrong is told at once. */
const always = () => true;

/** How a group is moderated, as its page sends it. */
export const moderationForm = fields
  .refine(hasQuietHours, { path: ["quietFrom"], message: "group.quiet-hours", when: always })
  .transform(postingOf);
