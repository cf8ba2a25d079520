"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { emailSchema } from "@/domain/accounts";
import { INVITATION_USES_MOST } from "@/domain/limits";
import { newInvitation } from "@/domain/wire/invitation";
import { storable } from "@/domain/wire/storable";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { revokeInvitation } from "@/operations/invitations/revoke-invitation";

const group = storable;
const { role, days } = newInvitation.shape;

/** Nothing typed is no limit. */
const maxUses = z
  .string()
  .transform((typed) => (typed.trim() === "" ? null : Number(typed)))
  .refine(
    (uses) => uses === null || (Number.isInteger(uses) && uses >= 1 && uses <= INVITATION_USES_MOST),
    "invitation.uses-wrong",
  );

/** The link is in the answer and nowhere else; it is not shown again. */
export const addLinkAction = action(
  z.object({ group, role, days: z.coerce.number().pipe(days.unwrap()), maxUses }),
  async (viewer, { group, ...terms }) => {
    const { url } = await addInvitation(viewer, group, terms);
    revalidatePath(`/groups/${group}/invitations`);
    return { values: { made: url } };
  },
);

export const inviteByMailAction = action(
  z.object({ group, role, email: emailSchema }),
  async (viewer, { group, role, email }) => {
    const { url } = await addInvitation(viewer, group, newInvitation.parse({ role, email }));
    revalidatePath(`/groups/${group}/invitations`);
    return { values: { made: url, to: email } };
  },
);

export const revokeInvitationAction = action(
  z.object({ group, invitation: z.string() }),
  async (viewer, { group, invitation }) => {
    await revokeInvitation(viewer, group, invitation);
    return `/groups/${group}/invitations`;
  },
);
