"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { newId } from "@/domain/ids";
import { INVITATION_USES_MOST } from "@/domain/limits";
import { newInvitation } from "@/domain/wire/invitation";
import { newMember } from "@/domain/wire/member";
import { storable } from "@/domain/wire/storable";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { revokeInvitation } from "@/operations/invitations/revoke-invitation";
import { addOrInvite } from "@/operations/members/add-or-invite";

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

/** "@bruno", or a mail address. */
const person = z.string().transform((typed, context) => {
  const word = typed.trim();
  const named = newMember.safeParse(word.startsWith("@") ? { handle: word.slice(1) } : { email: word });
  if (named.success) return named.data;
  context.addIssue({ code: "custom", message: "invitation.person" });
  return z.NEVER;
});

/**
 * By handle somebody may be in at once: who waits to be let in, and whomever the site's admin names. An address is invited,
 * whoever asks: nobody may have an account with it.
 */
export const invitePersonAction = action(
  z.object({ group, role, person }),
  async (viewer, { group, role, person: { email, handle } }) => {
    const added =
      email === undefined
        ? await addOrInvite(viewer, group, { handle, role }, { id: newId() })
        : await addInvitation(viewer, group, newInvitation.parse({ role, email }));
    revalidatePath(`/groups/${group}/invitations`);
    const values: Record<string, string> =
      "url" in added ? { made: added.url, to: email ?? `@${handle}` } : { in: added.name };
    return { values };
  },
);

export const revokeInvitationAction = action(
  z.object({ group, invitation: z.string() }),
  async (viewer, { group, invitation }) => {
    await revokeInvitation(viewer, group, invitation);
    return `/groups/${group}/invitations`;
  },
);
