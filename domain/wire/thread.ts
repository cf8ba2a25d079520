import { z } from "zod";
import { type AnnotationWire, annotationShape, placementShape } from "./annotation";
import { type PostWire, postShape } from "./post";

/** A post as a page shows it: its words as HTML only. */
export const threadPostShape = postShape
  .omit({ reactions: true, deletedAt: true })
  .extend({ body: z.object({ html: z.string() }).nullable() });
export type ThreadPostWire = z.infer<typeof threadPostShape>;

/** An annotation with its posts as a page shows it beside the text: no more than is needed for that. */
export const threadShape = annotationShape
  .pick({ id: true, kind: true, audience: true, author: true, postCount: true, version: true })
  .extend({
    key: z.string().describe("Key of the paragraph where the passage was chosen to begin"),
    quote: z.string().describe("The words it is about, as they stand in the current edition"),
    placement: placementShape.omit({ quote: true }),
    posts: z.array(threadPostShape).describe("The first 19 and the newest, the opening one first"),
    createdAt: annotationShape.shape.createdAt,
    deletedAt: annotationShape.shape.deletedAt,
  });
export type ThreadWire = z.infer<typeof threadShape>;

/** Where the talk of a reading stands, as of event `last`. */
export const talkShape = z.object({
  last: z.int().describe("The number of the newest event"),
  hasMoreFresh: z.boolean().describe("There are more unseen posts than were counted"),
  counts: z
    .record(z.string(), z.object({ key: z.string(), threads: z.int(), posts: z.int(), fresh: z.int() }))
    .describe("By the paragraph's index, which counts from 0, headings too"),
});
export type TalkWire = z.infer<typeof talkShape>;

export function threadFrom({ passage, placement, posts, ...known }: AnnotationWire): ThreadWire {
  const { quote, ...place } = placement;
  const { id, kind, audience, author, postCount, version, createdAt, deletedAt } = known;
  return {
    ...{ id, kind, audience, author, postCount, version, createdAt, deletedAt },
    key: passage.start.key,
    quote: quote || passage.quote,
    placement: place,
    posts: posts.map(threadPostFrom),
  };
}

export function threadPostFrom({ reactions: _, deletedAt: __, body, ...post }: PostWire): ThreadPostWire {
  return { ...post, body: body && { html: body.html } };
}
