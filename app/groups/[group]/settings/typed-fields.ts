import { z } from "zod";

/** A whole number as it is typed. */
export const number = (least: number, most: number, code: string) =>
  z
    .string()
    .trim()
    .refine((typed) => /^\d{1,5}$/.test(typed) && Number(typed) >= least && Number(typed) <= most, code)
    .transform(Number);

/** A box that is not ticked is not sent. */
export const ticked = z.literal("on").optional().transform(Boolean);
