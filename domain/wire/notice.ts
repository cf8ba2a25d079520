import { z } from "zod";
import { REVIEWED_THINGS } from "../flagging";
import { ROLES } from "../groups";
import { idSchema } from "../ids";
import { ITEM_DECISIONS, SANCTIONS } from "../moderation";
import { NOTICE_KINDS } from "../notices";
import { instant } from "./list";

export const noticeShape = z.object({
  id: z.string().describe("Another one whenever it is told anew"),
  kind: z.enum(NOTICE_KINDS),
  at: instant,
  read: z.boolean(),
  url: z.string().describe("What it is about"),
  group: z.string().describe("The group's slug"),
  groupName: z.string(),
  timeZone: z.string().describe("The group's"),
  title: z
    .string()
    .nullable()
    .describe("Of what is due, or of the text where one was answered or is mentioned"),
  dueAt: instant.nullable(),
  role: z.enum(ROLES).nullable(),
  answers: z.int().nullable().describe("How many of them one may read"),
  judgement: z
    .object({
      action: z.enum([...ITEM_DECISIONS, ...SANCTIONS, "hold"]).describe("`hold`: it waits for them"),
      subject: z
        .enum(REVIEWED_THINGS)
        .nullable()
        .describe("What was decided on, where that is a highlight, a text, a name, or what one brought"),
      reason: z.string(),
      until: instant.nullable(),
    })
    .nullable()
    .describe("What moderators decided, and what they said about it to whoever it is about"),
});
export type NoticeWire = z.infer<typeof noticeShape>;

/** Neither one nor the other: all of them. */
export const noticesRead = z.strictObject({
  ids: z.array(idSchema).min(1).max(100).optional(),
  through: idSchema.optional().describe("This one, and all that were there before it"),
});
