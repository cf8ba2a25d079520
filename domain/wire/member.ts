import { z } from "zod";
import { emailSchema } from "../accounts";
import { MEMBER_STATES, ROLES } from "../groups";
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
  user: z
    .object({ id: z.string(), handle: z.string(), name: z.string() })
    .optional()
    .describe("The account, for organizers"),
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

export const memberEdit = editOf({
  role: z.enum(ROLES).optional(),
  state: z.literal("active").optional().describe("Approves a request to join"),
});
