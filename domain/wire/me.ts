import { z } from "zod";

export const meShape = z.object({
  id: z.string(),
  name: z.string(),
  handle: z.string(),
  email: z.string().nullable().describe("Null for a token that is bound to one group"),
  isSiteAdmin: z.boolean().describe("False for a token that is bound to one group"),
  timeZone: z.string().nullable(),
  locale: z.string().nullable(),
  wordsPerMinute: z.int().nullable().describe("How fast they read; null for the usual pace, 200"),
});
export type MeWire = z.infer<typeof meShape>;
