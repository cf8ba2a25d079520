import { z } from "zod";
import { annotationShape, placementShape } from "./annotation";
import { postShape } from "./post";

/** A post as a page shows it: its words as HTML only. */
export const threadPostShape = postShape.omit({ reactions: true, deletedAt: true, disagrees: true }).extend({
  body: z.object({ html: z.string() }).nullable(),
  disagrees: z.literal(true).optional().describe("Left out where its author does not say so"),
});
export type ThreadPostWire = z.infer<typeof threadPostShape>;

/** An annotation with its posts as a page shows it beside the text: no more than is needed for that. */
export const threadShape = annotationShape
  .pick({ id: true, kind: true, audience: true, author: true, postCount: true, version: true })
  .extend({
    key: z.string().describe("Key of the paragraph where the passage was chosen to begin"),
    quote: z.string().describe("The words it is about, as they stand in the current edition"),
    was: z.string().optional().describe("The words that were chosen, where it stands on others now"),
    placement: placementShape.omit({ quote: true }),
    chosenIn: annotationShape.shape.chosenIn,
    subgroup: z.string().optional().describe("The name of the subgroup that it is for, if any"),
    locked: z.string().optional().describe("Why; left out where it is not locked"),
    slow: z.int().optional().describe("In minutes; left out where each may post at will"),
    moved: z.object({ from: z.int().nullable() }).optional().describe("From which paragraph, by its number"),
    posts: z.array(threadPostShape).describe("The first 19 and the newest, the opening one first"),
    createdAt: annotationShape.shape.createdAt,
    deletedAt: annotationShape.shape.deletedAt,
    hidden: annotationShape.shape.hidden,
    held: annotationShape.shape.held,
  });
export type ThreadWire = z.infer<typeof threadShape>;

/** Where the talk of a reading stands, as of event `last`. */
export const talkShape = z.object({
  last: z.int().describe("The number of the newest event"),
  hasMoreFresh: z.boolean().describe("There are more unseen posts than were counted"),
  counts: z
    .record(z.string(), z.object({ key: z.string(), threads: z.int(), posts: z.int(), fresh: z.int() }))
    .describe("By the paragraph's index, which counts from 0, headings too"),
  covers: z
    .array(z.object({ from: z.int(), through: z.int() }))
    .describe("Paragraphs, by their indexes, where what others write is kept from the viewer still"),
  apart: z
    .object({
      subgroup: z
        .string()
        .nullable()
        .describe("The name of the one for which the viewer writes; null where they write for all"),
    })
    .nullable()
    .describe("The subgroups' talk is apart; null where it is together"),
  borne: z
    .object({ name: z.string(), handle: z.string(), isPseudonym: z.boolean() })
    .nullable()
    .describe("What the viewer is called here, who is a member"),
  muted: z.array(z.string()).describe("The ids of members and of annotations that the viewer has muted"),
});
export type TalkWire = z.infer<typeof talkShape>;
