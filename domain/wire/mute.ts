import { z } from "zod";
import { instant } from "./list";
import { memberShape } from "./post";

export const mutesShape = z.object({
  members: z.array(z.object({ id: z.string(), name: z.string(), handle: z.string(), at: instant })),
  threads: z.array(
    z.object({
      id: z.string().describe("The annotation's"),
      url: z.string(),
      quote: z.string(),
      language: z
        .string()
        .nullable()
        .describe("Of the translation whose words were chosen; null for the text's own"),
      author: memberShape.nullable().describe("Null where it is not told"),
      reading: z.object({ id: z.string(), title: z.string() }),
      at: instant,
    }),
  ),
});
export type MutesWire = z.infer<typeof mutesShape>;
export type MutedThreadWire = MutesWire["threads"][number];
