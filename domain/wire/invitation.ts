import { z } from "zod";
import { emailSchema } from "../accounts";
import { ROLES } from "../groups";
import { INVITABLE_ROLES, INVITATION_STATES } from "../invitations";
import { INVITATION_DAYS, INVITATION_DAYS_MOST, INVITATION_USES_MOST } from "../limits";
import { groupShape } from "./group";
import { instant } from "./list";
import { groupMemberShape, joinRequest } from "./member";

export const newInvitation = z.object({
  role: z.enum(INVITABLE_ROLES).default("member"),
  email: emailSchema
    .optional()
    .describe("Sent to this address, and good once for the account that has it; left out, a link to pass on"),
  maxUses: z
    .int()
    .min(1)
    .max(INVITATION_USES_MOST)
    .nullish()
    .describe("How many people it lets in; null or left out: as many as come until it expires"),
  days: z.int().min(1).max(INVITATION_DAYS_MOST).default(INVITATION_DAYS).describe("How long it is good for"),
  expiresAt: z.iso.datetime({ offset: true }).optional().describe("Instead of days"),
});

export const invitationShape = z.object({
  id: z.string(),
  role: z.enum(ROLES),
  email: z.string().nullable().describe("To which it was sent, where whoever invited knows it"),
  handle: z.string().nullable().describe("Of the account that it was sent to, where they were invited by it"),
  uses: z.int(),
  maxUses: z.int().nullable(),
  state: z.enum(INVITATION_STATES),
  createdBy: z.object({ id: z.string(), name: z.string(), handle: z.string() }),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
});
export type InvitationWire = z.infer<typeof invitationShape>;

/** The link is told this once: the database keeps a hash. Who has the site's secret too could work it out. */
export const addedInvitationShape = invitationShape.extend({ token: z.string(), url: z.string() });
export type AddedInvitationWire = z.infer<typeof addedInvitationShape>;

export const invitationToken = z.object({ token: z.string().min(1).max(200) });

export const acceptance = invitationToken.extend({ pseudonym: joinRequest.shape.pseudonym });

export const acceptedShape = z.object({ group: groupShape, member: groupMemberShape });
