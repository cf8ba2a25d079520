import { z } from "zod";

export const meShape = z.object({
  id: z.string(),
  name: z.string(),
  handle: z.string(),
  email: z.string().nullable(),
  isSiteAdmin: z.boolean(),
  timeZone: z.string().nullable(),
  locale: z.string().nullable(),
});
export type MeWire = z.infer<typeof meShape>;
