import { z } from "zod";
import { emailSchema } from "../accounts";
import { storableText } from "../bodies/storable-text";
import { MEMBER_STATES, NAMES_LEFT, ROLES } from "../groups";
import { REQUEST_LENGTH } from "../limits";
import { pseudonymSchema } from "../pseudonyms";
import { editOf } from "./edit";
import { instant } from "./list";
import { storable } from "./storable";

export const groupMemberShape = z.object({
  id: z.string().describe("The membership's id"),
  role: z.enum(ROLES),
  state: z.enum(MEMBER_STATES),
  since: instant,
  name: z.string(),
  handle: z.string(),
  subgroup: z.string().nullable().describe("The id of the subgroup that they are in"),
  user: z
    .object({ id: z.string(), handle: z.string(), name: z.string() })
    .optional()
    .describe("The account: for organizers, and for moderators where a pseudonym is borne"),
  message: z
    .string()
    .nullable()
    .optional()
    .describe(
      "What they wrote when they asked to join, until they are answered: for moderators, and themselves",
    ),
});
export type GroupMemberWire = z.infer<typeof groupMemberShape>;

export const newMember = z
  .object({
    email: emailSchema
      .optional()
      .describe("Is sent an invitation; only a site admin takes whoever has this address in at once"),
    handle: storable
      .trim()
      .min(1)
      .max(64)
      .optional()
      .describe(
        "Of somebody who has or had a place in this group, or is in another that one organizes: let in if they wait for it, else invited",
      ),
    role: z.enum(ROLES).default("member"),
  })
  .refine(({ email, handle }) => (email === undefined) !== (handle === undefined), {
    message: "Either email or handle",
    path: ["email"],
  });

/** A few plain words, or none. */
const fewWords = z
  .string()
  .transform((text) => storableText(text).trim())
  .pipe(z.string().max(REQUEST_LENGTH, "member.words-too-long"))
  .transform((text) => text || null);

export const joinRequest = z.object({
  message: fewWords
    .optional()
    .describe("To those who decide, where they do: kept until they have, and for them only"),
  pseudonym: pseudonymSchema
    .optional()
    .describe("Where the group has them: borne instead of the account's name and handle"),
});

const nameLeft = z.enum(NAMES_LEFT).default("kept");

export const leaving = z.object({
  successor: z
    .string()
    .optional()
    .describe("The id of a member who is made organizer as one leaves: the last organizer names one"),
  name: nameLeft.describe(
    "What the posts that one leaves bear: one's name, or “Former member” until one comes back",
  ),
});

export const removal = z.object({
  name: nameLeft.describe(
    "What the posts of whoever is removed, or leaves, bear: their name, or “Former member” until they are back",
  ),
});

export const declineNote = fewWords.describe("With a declined request: a few words to whoever asked");

export const memberEdit = editOf({
  role: z.enum(ROLES).optional(),
  state: z.enum(["active", "removed"]).optional().describe("Approves a request to join, or declines it"),
  note: declineNote.optional(),
  subgroup: z.guid().nullable().optional().describe("The id of a subgroup, or null for none"),
  pseudonym: pseudonymSchema
    .nullable()
    .optional()
    .describe(
      "By oneself: what one bears here instead of the account's name and handle; null for these again",
    ),
})
  .refine(({ state, role }) => state !== "removed" || role === undefined, {
    message: "Who is declined has no role",
    path: ["role"],
  })
  .refine(
    ({ pseudonym, ...others }) =>
      pseudonym === undefined || Object.values(others).every((other) => other === undefined),
    { message: "Is changed by itself", path: ["pseudonym"] },
  )
  .refine(({ state, note }) => note === undefined || state === "removed", {
    message: "Goes with a declined request",
    path: ["note"],
  });
