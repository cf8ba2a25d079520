"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { ROLES } from "@/domain/groups";
import { groupEdit } from "@/domain/wire/group";
import { newInvitation } from "@/domain/wire/invitation";
import { editGroup } from "@/operations/groups/edit-group";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { revokeInvitation } from "@/operations/invitations/revoke-invitation";
import { approveRequest } from "@/operations/members/approve-request";
import { changeRole } from "@/operations/members/change-role";
import { declineRequest } from "@/operations/members/decline-request";
import { joinGroup } from "@/operations/members/join-group";
import { leaveGroup } from "@/operations/members/leave-group";
import { removeMember } from "@/operations/members/remove-member";

const onGroup = z.object({ group: z.string() });
const onMember = onGroup.extend({ member: z.string() });

export const joinGroupAction = action(onGroup, async (viewer, { group }) => {
  await joinGroup(viewer, group);
  return `/groups/${group}`;
});

export const leaveGroupAction = action(onGroup, async (viewer, { group }) => {
  await leaveGroup(viewer, group);
  return "/";
});

export const editGroupAction = action(
  groupEdit.omit({ version: true }).extend({ group: z.string() }),
  async (viewer, { group, ...edit }) => {
    await editGroup(viewer, group, edit);
    revalidatePath(`/groups/${group}`, "layout");
    return undefined;
  },
);

export const changeRoleAction = action(onMember.extend({ role: z.enum(ROLES) }), async (viewer, input) => {
  await changeRole(viewer, input.group, { memberId: input.member, role: input.role });
  return `/groups/${input.group}/members`;
});

export const removeMemberAction = action(onMember, async (viewer, { group, member }) => {
  await removeMember(viewer, group, member);
  return `/groups/${group}/members`;
});

export const approveRequestAction = action(onMember, async (viewer, { group, member }) => {
  await approveRequest(viewer, group, member);
  return `/groups/${group}/members`;
});

export const declineRequestAction = action(onMember, async (viewer, { group, member }) => {
  await declineRequest(viewer, group, member);
  return `/groups/${group}/members`;
});

/** A form sends numbers as text, and an empty field where nothing is meant. */
const asNumber = (text: unknown) => (/^\d+$/.test(String(text)) ? Number(text) : text || undefined);
const invitationForm = z.preprocess(
  (form) => {
    const { email, days, maxUses, ...rest } = form as Record<string, unknown>;
    return { ...rest, email: email || undefined, days: asNumber(days), maxUses: asNumber(maxUses) };
  },
  newInvitation.extend({ group: z.string() }),
);

/** The link is in the answer and nowhere else; it is not shown again. */
export const addInvitationAction = action(invitationForm, async (viewer, { group, ...terms }) => {
  const { url } = await addInvitation(viewer, group, terms);
  revalidatePath(`/groups/${group}/invitations`);
  const values: Record<string, string> = terms.email ? { sent: terms.email } : { made: url };
  return { values };
});

export const revokeInvitationAction = action(
  onGroup.extend({ invitation: z.string() }),
  async (viewer, { group, invitation }) => {
    await revokeInvitation(viewer, group, invitation);
    return `/groups/${group}/invitations`;
  },
);
