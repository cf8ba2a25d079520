import { z } from "zod";
import { storableText } from "../bodies/storable-text";
import { REVIEWED_THINGS, SUBJECTS } from "../flagging";
import { ROLES } from "../groups";
import {
  FIRST_POSTS_MOST,
  LISTED_WORDS,
  MODERATION_NOTE_LENGTH,
  REVIEW_COUNTED,
  RULES_LENGTH,
  STOCK_NOTES,
} from "../limits";
import {
  DECISIONS,
  FLAG_REASONS,
  HOLD_REASONS,
  HOLDS,
  ITEM_DECISIONS,
  LOG_ACTIONS,
  REVIEW_KINDS,
  SANCTIONS,
  WAYS_BACK,
} from "../moderation";
import { instant } from "./list";
import { paceShape } from "./pace";
import { memberShape, postShape } from "./post";
import { int4 } from "./storable";

export const moderationNote = z
  .string()
  .transform((text) => storableText(text).trim())
  .pipe(z.string().max(MODERATION_NOTE_LENGTH, "note.too-long"));

/** Where words must be given. */
export const writtenReason = moderationNote.pipe(z.string().min(1, "note.missing"));

/** Words are asked for where no reason of the list fits. */
export const newFlag = z
  .object({ reason: z.enum(FLAG_REASONS), note: moderationNote.default("") })
  .refine(({ reason, note }) => reason !== "other" || note !== "", {
    path: ["note"],
    message: "flag.needs-words",
  });

/** Of a text: the paragraph that is meant, where it is one. */
export const newTextFlag = newFlag.safeExtend({ paragraph: int4.positive().optional() });

export const flagShape = z.object({
  id: z.string(),
  reason: z.enum(FLAG_REASONS),
  note: z.string(),
  createdAt: instant,
});
export type FlagWire = z.infer<typeof flagShape>;

export const appeal = z.object({ note: writtenReason });

export const judgementShape = z.object({
  status: postShape.shape.status,
  action: z.enum(LOG_ACTIONS).nullable().describe("What was done last; null where nothing was"),
  reason: z.string().describe("What was said to the author; of what is held, why"),
  at: instant.nullable(),
  mayAppeal: z.boolean().describe("Its author may ask, once, that it be looked at again"),
  rulesUrl: z.string().nullable().describe("Where the group's rules stand; null where it has none"),
});
export type JudgementWire = z.infer<typeof judgementShape>;

const reviewKind = z.enum([...REVIEW_KINDS, "join-request"]);

export const reviewItemShape = z.object({
  id: z.string(),
  kind: reviewKind,
  status: z.enum(["open", "decided"]),
  subject: z
    .object({
      kind: z.enum(SUBJECTS),
      id: z
        .string()
        .describe(
          "Of the post, the annotation, the reading, or the member whose name it is; of a picture, its reading; of what a member brought, the import",
        ),
      name: z.string().nullable().describe("The name that was flagged"),
      tags: z.array(z.string()).describe("Of a highlight"),
      picture: z.string().nullable().describe("Where the picture is, for moderators out of view as well"),
      isAway: z.boolean().describe("Hidden, archived or taken now; of posts, their status says it"),
    })
    .describe("What it is about"),
  url: z.string().nullable().describe("Where it is; null for somebody who asks to join"),
  reading: z.object({ id: z.string(), title: z.string() }).nullable(),
  quote: z.string().nullable().describe("The words of the text that it is about"),
  language: z
    .string()
    .nullable()
    .describe("Of the translation whose words were chosen; null for the text's own"),
  paragraph: z.int().nullable(),
  post: postShape.nullable(),
  brought: z
    .object({
      title: z.string(),
      authors: z.array(z.string()),
      paragraphs: z.int(),
      words: z.int(),
      beginning: z.string(),
    })
    .nullable()
    .describe("The text that a member brought, as it was handed in"),
  member: memberShape
    .extend({
      role: z.enum(ROLES),
      since: instant,
      posts: z.int(),
      hidden: z.int().describe("Posts of theirs that are hidden or returned"),
      sanctions: z.int(),
    })
    .nullable()
    .describe("Whose it is; null for a text and its pictures, which are nobody's"),
  message: z.string().nullable().describe("What somebody wrote who asks to join"),
  heldFor: z.enum(HOLD_REASONS).nullable(),
  appeal: z.string().nullable(),
  flags: z.array(
    flagShape.extend({ by: memberShape, paragraph: z.int().nullable().describe("Of a text: the one meant") }),
  ),
  decisions: z
    .array(z.enum(ITEM_DECISIONS))
    .describe("What whoever asks can decide now; nothing where that is an organizer's"),
  sanctions: z.array(z.enum(SANCTIONS)).describe("What whoever asks may do about its author"),
  thread: z
    .object({ id: z.string(), isLocked: z.boolean(), isMoved: z.boolean() })
    .nullable()
    .describe("That it stands in, where whoever asks may lock and move it"),
  decision: z
    .object({ action: z.enum(ITEM_DECISIONS), by: memberShape.nullable(), at: instant, note: z.string() })
    .nullable(),
  undo: z
    .enum(WAYS_BACK)
    .nullable()
    .describe(
      "What taking the decision back makes of it: shown, waiting or returned again; null where there is nothing to take back, or it was decided on since",
    ),
  version: z.int(),
  createdAt: instant,
});
export type ReviewItemWire = z.infer<typeof reviewItemShape>;

export const reviewFilter = z.object({
  state: z.enum(["open", "decided"]).default("open"),
  kind: z
    .enum([...reviewKind.options, "flagged", "held", "appealed"])
    .optional()
    .describe(
      "`flagged`: whatever was flagged; `held`: whatever waits to be shown, tags as well; `appealed`: posts and highlights",
    ),
});

export const waitingShape = z.object({
  waiting: z.int().describe(`How many things wait, counted up to ${REVIEW_COUNTED + 1}`),
});
export type WaitingWire = z.infer<typeof waitingShape>;

export const newDecision = z.object({
  action: z.enum(ITEM_DECISIONS),
  note: moderationNote.default(""),
  version: int4.describe("The item as it was seen: whoever decides on another is told what there is now"),
});

/** Of a post where it stands, as a moderator reads on. */
export const newJudgement = z.object({
  action: z.enum(DECISIONS),
  note: moderationNote.default(""),
  version: int4.describe("The post as it was seen: nothing is decided on words that nobody looked at"),
  seen: z
    .object({ status: postShape.shape.status, undecided: z.boolean().default(false) })
    .optional()
    .describe(
      "How it stood for whoever decides: where it stands otherwise by now, nothing is done, and `current` is the review item that says what was decided, and by whom",
    ),
});

export const logEntryShape = z.object({
  id: z.string(),
  at: instant,
  by: memberShape
    .omit({ handle: true })
    .extend({ id: z.string().nullable() })
    .nullable()
    .describe("Null for what rules did by themselves; without an id a site admin, who is no member"),
  action: z.enum(LOG_ACTIONS),
  subject: z
    .enum(REVIEWED_THINGS)
    .nullable()
    .describe(
      "What it was done to, where that is a highlight, a text, a picture, a name, or what a member brought",
    ),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string(),
  until: instant.nullable(),
  post: z.string().nullable(),
  annotation: z.string().nullable(),
  reading: z.string().nullable(),
  member: memberShape.omit({ handle: true }).nullable(),
});
export type LogEntryWire = z.infer<typeof logEntryShape>;

export const newSanction = z
  .object({
    kind: z.enum(SANCTIONS),
    until: instant.nullish().describe("Of a silence: when it ends; left out, for good"),
    reason: writtenReason,
  })
  .refine(({ kind, until }) => kind === "silence" || !until, {
    path: ["until"],
    message: "sanction.no-until",
  });

export const sanctionShape = z.object({
  id: z.string(),
  kind: z.enum(SANCTIONS),
  until: instant.nullable(),
  reason: z.string(),
  at: instant,
});
export type SanctionWire = z.infer<typeof sanctionShape>;

const listedWord = z
  .string()
  .transform((word) => storableText(word).trim())
  .pipe(z.string().min(1).max(LISTED_WORDS.length, "group.listed-word-too-long"));

const stockNote = z
  .string()
  .transform((text) => storableText(text).trim())
  .pipe(z.string().min(1).max(STOCK_NOTES.length, "group.stock-note-too-long"));

/** As a JSON merge: what is left out stays. */
export const moderationEdit = z
  .object({
    hold: z.enum(HOLDS),
    firstPosts: z.int().min(1).max(FIRST_POSTS_MOST.most),
    holdLinks: z.boolean(),
    words: z.array(listedWord).max(LISTED_WORDS.most, "group.too-many-words"),
    flagsToHide: z.int().min(2).max(100).nullable(),
    takesTexts: z.boolean().describe("Members may bring texts, which wait until an organizer publishes them"),
    isLogOpen: z.boolean(),
    stockNotes: z.array(stockNote).max(STOCK_NOTES.most, "group.too-many-stock-notes"),
  })
  .extend(paceShape.shape)
  .partial();

export const moderationShape = moderationEdit.required();

export const groupRules = z
  .string()
  .transform((text) => storableText(text).trim())
  .pipe(z.string().max(RULES_LENGTH, "group.rules-too-long"));
