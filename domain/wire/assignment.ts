import { z } from "zod";
import { SEE_OTHERS } from "../assignments";
import type { Body } from "../bodies/body-schema";
import { idSchema } from "../ids";
import { ASSIGNEES_MOST, STRETCHES_MOST, SUBGROUPS_MOST, TARGET_MOST, TITLE_LENGTH } from "../limits";
import { paragraphRef } from "../passage-input";
import { plainName } from "../plain-name";
import { editOf } from "./edit";
import { instant } from "./list";
import { bodyInput, memberShape } from "./post";
import { int4, storable } from "./storable";

export const assignmentTitle = z
  .string()
  .transform(plainName)
  .pipe(z.string().min(1, "assignment.title-missing").max(TITLE_LENGTH, "assignment.title-too-long"));
/** What Postgres keeps and JavaScript writes alike. */
const moment = z.iso
  .datetime({ offset: true })
  .refine((at) => /^(?:19|[2-9]\d)\d\d-/.test(new Date(at).toISOString()), "assignment.time-out-of-range")
  .nullable();
const target = z.int().min(1).max(TARGET_MOST).nullable();

const targetFields = {
  annotations: target.describe("Annotations for the group, with words"),
  replies: target,
  readToEnd: z.boolean(),
};
export const targetsInput = z.strictObject({
  annotations: targetFields.annotations.default(null),
  replies: targetFields.replies.default(null),
  readToEnd: targetFields.readToEnd.default(false),
});

/** Two ways to say a stretch, one of which is taken: from a paragraph to a paragraph, or a chapter. */
const stretchFields = {
  from: paragraphRef.optional(),
  to: paragraphRef.optional(),
  chapter: storable
    .min(1)
    .max(64)
    .optional()
    .describe("Instead of both: the key of a heading, for all that stands under it"),
};
export type StretchWays = {
  from?: number | string | undefined;
  to?: number | string | undefined;
  chapter?: string | undefined;
};

const isOneWay = ({ from, to, chapter }: StretchWays): boolean =>
  chapter === undefined ? from !== undefined && to !== undefined : from === undefined && to === undefined;
const oneWay = { path: ["from"], message: "Either from and to, or chapter" };

const stretchInput = z.strictObject({ reading: idSchema, ...stretchFields }).refine(isOneWay, oneWay);
export const assigneesInput = z
  .union([
    z.literal("all"),
    z.array(idSchema).min(1, "assignment.nobody").max(ASSIGNEES_MOST),
    z.strictObject({ subgroups: z.array(idSchema).min(1, "assignment.nobody").max(SUBGROUPS_MOST) }),
  ])
  .describe(
    "Everybody who may write in the group, the ids of some members, or those who are in some subgroups",
  );
const seeFields = {
  others: z
    .enum(SEE_OTHERS)
    .describe("When those to whom it is assigned see what others write in its stretches"),
  own: target.unwrap().describe("After how many annotations of their own; 1 if left out"),
  at: moment.unwrap(),
};
export const seeInput = z.strictObject({
  ...seeFields,
  own: seeFields.own.optional(),
  at: seeFields.at.optional(),
});
export type SeeInput = Partial<z.output<typeof seeInput>>;

export const newAssignment = z
  .strictObject({
    title: assignmentTitle,
    instructions: bodyInput.nullish(),
    ...stretchFields,
    more: z
      .array(stretchInput)
      .max(STRETCHES_MOST - 1)
      .default([])
      .describe("Stretches of further readings of the group, or of the same"),
    opensAt: moment.default(null),
    dueAt: moment.default(null),
    repliesUntil: moment.default(null),
    assignees: assigneesInput,
    targets: targetsInput.default({ annotations: null, replies: null, readToEnd: false }),
    see: seeInput.default({ others: "open" }),
  })
  .refine(isOneWay, oneWay);
export type NewAssignmentInput = z.output<typeof newAssignment>;

export const assignmentEdit = editOf({
  title: assignmentTitle.optional(),
  instructions: bodyInput.nullish(),
  ...stretchFields,
  more: z
    .array(stretchInput)
    .max(STRETCHES_MOST - 1)
    .optional(),
  opensAt: moment.optional(),
  dueAt: moment.optional(),
  repliesUntil: moment.optional(),
  assignees: assigneesInput.optional(),
  targets: z.strictObject(targetFields).partial().optional(),
  see: z
    .strictObject({ ...seeFields, revealed: z.boolean().describe("To everybody, whatever else is asked") })
    .partial()
    .optional(),
  version: int4.optional().describe("The version the edit was made on; left out, the newest"),
}).refine(({ from, to, chapter }) => chapter === undefined || isOneWay({ from, to, chapter }), oneWay);
export type AssignmentEdit = z.output<typeof assignmentEdit>;

const stretchShape = z.object({
  reading: z.string(),
  title: z.string(),
  url: z.string().describe("Where the stretch begins"),
  from: z.int().nullable().describe("The number printed beside its first paragraph; null for a heading"),
  to: z.int().nullable(),
  fromKey: z.string(),
  toKey: z.string(),
  words: z.int(),
  isEmptied: z
    .boolean()
    .describe(
      "Nothing of it is left in the text's edition: it is the nearest paragraph until it is chosen anew",
    ),
});

const progressFields = {
  annotations: z.int(),
  replies: z.int(),
  readTo: z.int().nullable().describe("The number of the furthest paragraph seen"),
  isReadToEnd: z.boolean(),
  done: z.boolean(),
};

export const progressShape = z.object({
  member: memberShape,
  subgroup: z.string().nullable().describe("The name of the subgroup that they are in"),
  ...progressFields,
});
export type ProgressWire = z.infer<typeof progressShape>;

const ownProgressShape = z.object({
  ...progressFields,
  own: z.int().describe("What a see-rule counts: annotations, and direct answers to prompts"),
  hasReached: z.boolean().describe("All that is asked for is there"),
  wordsLeft: z.int(),
});

export const assignmentShape = z.object({
  id: z.string(),
  url: z.string(),
  group: z.string().describe("The group's slug"),
  title: z.string(),
  instructions: z.object({ tiptap: z.custom<Body>(), text: z.string(), html: z.string() }).nullable(),
  stretches: z.array(stretchShape),
  opensAt: instant.nullable(),
  dueAt: instant.nullable(),
  repliesUntil: instant.nullable(),
  timeZone: z.string().describe("The group's, in which these times are meant"),
  state: z
    .enum(["ahead", "open", "late", "over"])
    .describe("Late: it was due, and replies are awaited still"),
  assignees: z
    .union([
      z.literal("all"),
      z.literal("some"),
      z.array(z.string()),
      z.object({ subgroups: z.array(z.string()) }),
    ])
    .describe("The members' or subgroups' ids for organizers; for others only whether it is for all"),
  targets: z.object({
    annotations: z.int().nullable(),
    replies: z.int().nullable(),
    readToEnd: z.boolean(),
  }),
  see: z.object({
    others: z.enum(SEE_OTHERS),
    own: z.int().nullable(),
    at: instant.nullable(),
    revealed: z.boolean(),
    isMet: z.boolean().describe("Whoever asks sees what others wrote"),
  }),
  mine: ownProgressShape.nullable().describe("Of whoever asks; null for whoever it is not assigned to"),
  version: z.int(),
  createdAt: instant,
});
export type AssignmentWire = z.infer<typeof assignmentShape>;
