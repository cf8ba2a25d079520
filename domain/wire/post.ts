import { z } from "zod";
import type { Body } from "../bodies/body-schema";
import { instant } from "./list";

export const memberShape = z.object({
  id: z.string().describe("The membership's id"),
  name: z.string(),
  handle: z.string().describe("Empty for a former member who gave up their name"),
});
export type MemberWire = z.infer<typeof memberShape>;

/** How people send words: Markdown, or the editor's own JSON. Checked by `parseBody` inside the operation. */
export const bodyInput = z.xor(
  [z.object({ markdown: z.string() }), z.object({ tiptap: z.unknown() })],
  "Either markdown or tiptap",
);
export type BodyInput = z.infer<typeof bodyInput>;

export const postShape = z.object({
  id: z.string(),
  annotation: z.string(),
  parent: z.string().nullable(),
  author: memberShape.nullable(),
  body: z.object({ tiptap: z.custom<Body>(), text: z.string(), html: z.string() }).nullable(),
  disagrees: z.boolean().nullable().describe("An answer whose author sees it otherwise than what it answers"),
  status: z.enum(["visible", "held", "returned", "hidden", "deleted"]),
  undecided: z
    .literal(true)
    .optional()
    .describe("Hidden because enough members flagged it, and no moderator has looked yet"),
  version: z.int().nullable(),
  publishedVersion: z
    .int()
    .optional()
    .describe("Where an edit waits for a moderator: the version that readers have meanwhile"),
  /** The place in the order of what became visible; unread is judged by it. Null for a placeholder. */
  number: z.int().nullable(),
  isNew: z.boolean().nullable().describe("Not seen yet by whoever asks"),
  createdAt: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
  reactions: z.record(z.string(), z.int()).nullable(),
});
/** A post as the viewer may see it; a placeholder has null everywhere but id, annotation, parent, status and createdAt. */
export type PostWire = z.infer<typeof postShape>;

export const postVersionShape = z.object({
  version: z.int(),
  text: z.string(),
  html: z.string(),
  createdAt: instant,
});
export type PostVersionWire = z.infer<typeof postVersionShape>;
