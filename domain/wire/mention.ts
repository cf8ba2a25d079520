import { z } from "zod";
import { idSchema } from "../ids";
import { NAME_LENGTH } from "../limits";
import { memberShape } from "./post";

export const mentionableQuery = z.object({
  q: z
    .string()
    .max(NAME_LENGTH)
    .default("")
    .describe("How a name, a word of it or a handle begins; accents aside"),
  thread: idSchema.optional().describe("The annotation that is answered"),
  audience: z.enum(["group", "me"]).default("group").describe("Of a new annotation"),
});

/** Whom a post may mention, as they are called in the group. */
export const mentionableShape = z.object({ items: z.array(memberShape) });
export type MentionableWire = z.infer<typeof mentionableShape>;
