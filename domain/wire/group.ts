import { IANAZone } from "luxon";
import { z } from "zod";
import { storableText } from "../bodies/storable-text";
import { ADMISSIONS, GROUP_VISIBILITIES, MEMBER_STATES, ROLES } from "../groups";
import { DESCRIPTION_LENGTH, GROUP_NAME_LENGTH, SLUG_LENGTH } from "../limits";
import { plainName } from "../plain-name";
import { isSlugShaped } from "../slugs";
import { editOf } from "./edit";
import { instant } from "./list";
import { groupRules, moderationEdit, moderationShape } from "./moderation";
import { int4, storable } from "./storable";

const groupName = z
  .string()
  .transform(plainName)
  .pipe(z.string().min(1, "group.name-missing").max(GROUP_NAME_LENGTH, "group.name-too-long"));
const description = z
  .string()
  .transform((text) => storableText(text).trim())
  .pipe(z.string().max(DESCRIPTION_LENGTH, "group.description-too-long"));
const timeZone = z.string().refine((zone) => IANAZone.isValidZone(zone), "group.no-such-time-zone");

const hasPseudonyms = z.boolean().describe("Members may bear another name here than their account's");

export const newGroup = z.object({
  name: groupName,
  slug: z
    .string()
    .max(SLUG_LENGTH, "group.slug-wrong")
    .refine(isSlugShaped, "group.slug-wrong")
    .optional()
    .describe("The group's place in addresses; made from the name when left out"),
  description: description.default(""),
  admission: z.enum(ADMISSIONS).default("by-invitation"),
  visibility: z.enum(GROUP_VISIBILITIES).default("private"),
  timeZone: timeZone.optional().describe("IANA name; the creator's when left out"),
  hasPseudonyms: hasPseudonyms.optional(),
});

export const groupWords = storable
  .trim()
  .min(1)
  .max(200)
  .describe("Words in the name or the description, all of them");

export const groupEdit = editOf({
  name: groupName.optional(),
  description: description.optional(),
  admission: z.enum(ADMISSIONS).optional(),
  visibility: z.enum(GROUP_VISIBILITIES).optional(),
  timeZone: timeZone.optional(),
  hasPseudonyms: hasPseudonyms
    .optional()
    .describe("Whether members may choose another name here; those who bear one keep it"),
  moderation: moderationEdit
    .optional()
    .describe("What waits for a moderator before others see it; what is left out stays as it is"),
  rules: groupRules.optional().describe("What members are asked to keep to"),
  archived: z
    .boolean()
    .optional()
    .describe("In an archived group everything can be read and nothing be added or changed but this"),
  version: int4.optional().describe("The version the edit was made on; left out, the newest"),
});
export type GroupEdit = z.output<typeof groupEdit>;

export const groupShape = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  name: z.string(),
  description: z.string(),
  admission: z.enum(ADMISSIONS),
  visibility: z.enum(GROUP_VISIBILITIES),
  timeZone: z.string(),
  hasPseudonyms,
  rules: z.string(),
  moderation: moderationShape.nullable().describe("For those who moderate"),
  memberCount: z.int().describe("Active members"),
  readingCount: z.int(),
  membership: z
    .object({
      id: z.string(),
      role: z.enum(ROLES),
      state: z.enum(MEMBER_STATES),
      message: z.string().nullable().describe("What they wrote when they asked to join, while they wait"),
      pseudonym: z
        .object({ name: z.string(), handle: z.string() })
        .nullable()
        .describe("What they bear here instead of their account's name and handle"),
      declined: z
        .object({ at: instant, note: z.string().nullable() })
        .nullable()
        .describe("Their request, if it was declined, until they ask again"),
    })
    .nullable()
    .describe("The place of whoever asks"),
  version: z.int(),
  createdAt: instant,
  archivedAt: instant.nullable(),
});
export type GroupWire = z.infer<typeof groupShape>;
