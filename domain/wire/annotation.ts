import { z } from "zod";
import { ANNOTATION_KINDS, AUDIENCES } from "../annotations";
import { idSchema } from "../ids";
import { passageInput } from "../passage-input";
import { PLACEMENT_STATES } from "../passages";
import { plainName } from "../plain-name";
import { editOf } from "./edit";
import { instant } from "./list";
import { bodyInput, memberShape, postShape } from "./post";
import { int4, storable } from "./storable";

const place = z.object({ paragraph: z.int().nullable(), key: z.string(), offset: z.int() });

export const placementShape = z.object({
  state: z.enum(PLACEMENT_STATES),
  paragraph: z.int().nullable().describe("The number shown; null for a heading"),
  index: z.int().nullable().describe("Of the paragraph, counted from 0, headings too"),
  endIndex: z.int().nullable(),
  start: z.int().nullable(),
  end: z.int().nullable(),
  quote: z.string(),
});

export const chosenInShape = placementShape.extend({
  id: z.string(),
  language: z.string(),
});

export const annotationShape = z.object({
  id: z.string(),
  url: z.string(),
  reading: z.string(),
  kind: z.enum(ANNOTATION_KINDS),
  audience: z.enum(AUDIENCES),
  subgroup: z
    .object({ id: z.string(), name: z.string() })
    .nullable()
    .describe("For whom it is, where the reading is, or was, divided between subgroups"),
  tags: z.array(z.string()),
  locked: z
    .object({ at: instant, reason: z.string() })
    .nullable()
    .describe("Only moderators and organizers answer and edit in it, and why"),
  slowMinutes: z.int().describe("How long each member waits between two posts in it; 0 for not at all"),
  moved: z
    .object({ from: z.int().nullable().describe("The number shown; null for a heading") })
    .nullable()
    .describe("A moderator has moved it here, and can move it back"),
  author: memberShape.nullable().describe("Null once it was taken back or hidden"),
  rested: instant
    .nullable()
    .describe(
      "Since when nobody looks for the place of its words any more, which are lost; null where it does not rest",
    ),
  passage: z.object({
    quote: z.string(),
    prefix: z.string().describe("What stood before the words, some characters of it"),
    suffix: z.string().describe("What stood behind them"),
    start: place,
    end: place,
  }),
  placement: placementShape,
  chosenIn: chosenInShape
    .optional()
    .describe(
      "The translation whose words were chosen, and where they stand in it; left out for the text itself",
    ),
  posts: z.array(postShape).describe("The first 20, the opening one first"),
  postCount: z.int().describe("Posts that whoever asks may read"),
  version: z.int(),
  createdAt: instant,
  deletedAt: instant.nullable(),
  hidden: z.literal(true).optional().describe("By a moderator: for its author and those who moderate"),
  held: z.literal(true).optional().describe("Its tags wait for a moderator, as a post would: for the same"),
});
export type AnnotationWire = z.infer<typeof annotationShape>;

/** However it was typed, a tag is one: what is looked for is spelled as what is kept. */
export const tagSchema = storable
  .transform((tag) => plainName(tag.normalize()))
  .pipe(z.string().min(1).max(50));

const tags = z.array(tagSchema).max(20);

export const newAnnotation = z
  .object({
    id: idSchema.optional().describe("Made by the client, so that sending twice adds once"),
    passage: passageInput,
    kind: z.enum(ANNOTATION_KINDS).default("comment"),
    audience: z
      .enum(["group", "me"])
      .default("group")
      .describe("In a divided reading what a member writes for the group is for their subgroup"),
    tags: tags.default([]),
    body: bodyInput.optional(),
  })
  .refine(({ kind, audience }) => kind !== "prompt" || audience === "group", {
    path: ["audience"],
    message: "annotation.prompt-is-for-all",
  });
export type NewAnnotation = z.input<typeof newAnnotation>;

export const newPlacement = z.object({ passage: passageInput });

export const annotationEdit = editOf({
  version: int4,
  kind: z.enum(ANNOTATION_KINDS).optional(),
  tags: tags.optional(),
});

export const newPost = z.object({
  id: idSchema.optional(),
  parent: idSchema.nullish(),
  body: bodyInput,
  disagrees: z.boolean().default(false).describe("Whether its author sees it otherwise than what it answers"),
});
export type NewPost = z.input<typeof newPost>;

export const postEdit = editOf({ version: int4, body: bodyInput, disagrees: z.boolean().optional() });
