"use server";

import { z } from "zod";
import { action } from "@/app/_request/action";
import { FLAG_REASONS } from "@/domain/moderation";
import { newFlag } from "@/domain/wire/moderation";
import { int4, storable } from "@/domain/wire/storable";
import { flagName } from "@/operations/moderation/flag-name";
import { flagPicture } from "@/operations/moderation/flag-picture";
import { flagText } from "@/operations/moderation/flag-text";

const flagForm = newFlag.safeExtend({ reason: z.enum(FLAG_REASONS, "flag.needs-reason") });

export const flagNameAction = action(
  flagForm.safeExtend({ group: storable, thing: z.string() }),
  async (viewer, { group, thing, ...flag }) => {
    await flagName(viewer, group, thing, flag);
    return undefined;
  },
);

export const flagPictureAction = action(
  flagForm.safeExtend({ thing: z.string(), picture: z.string() }),
  async (viewer, { thing, picture, ...flag }) => {
    await flagPicture(viewer, { readingId: thing, key: picture }, flag);
    return undefined;
  },
);

const paragraphTyped = z
  .string()
  .default("")
  .transform((typed) => (typed.trim() === "" ? undefined : Number(typed)))
  .pipe(int4.positive("passage.no-such-paragraph").optional());

export const flagTextAction = action(
  flagForm.safeExtend({ thing: z.string(), paragraph: paragraphTyped }),
  async (viewer, { thing, ...flag }) => {
    await flagText(viewer, thing, flag);
    return undefined;
  },
);
