import { z } from "zod";
import { paragraphRef } from "../passage-input";
import { SLOW_MINUTES } from "../threads";
import { moderationNote, writtenReason } from "./moderation";

export const newLock = z.object({ reason: writtenReason.describe("For all who read the thread") });

export const slowness = z.object({
  minutes: z.literal([...SLOW_MINUTES]).describe("Between two posts of each member; 0 ends it"),
  reason: moderationNote.default(""),
});

export const newMove = z.object({ paragraph: paragraphRef, reason: writtenReason });
