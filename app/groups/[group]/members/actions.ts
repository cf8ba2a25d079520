"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { words } from "@/app/_request/words";
import { ROLES } from "@/domain/groups";
import { declineNote, removal } from "@/domain/wire/member";
import { storable } from "@/domain/wire/storable";
import { approveRequest } from "@/operations/members/approve-request";
import { changeRole } from "@/operations/members/change-role";
import { declineRequest } from "@/operations/members/decline-request";
import { removeMember } from "@/operations/members/remove-member";
import { takeBack } from "@/operations/members/take-back";
import { afterDeed } from "./what-was-done";

const memberForm = z.object({ group: storable, member: z.string() });

export const changeRoleAction = action(
  memberForm.extend({ role: z.enum(ROLES) }),
  async (viewer, { group, member, role }) => {
    await changeRole(viewer, group, { memberId: member, role });
    revalidatePath(`/groups/${group}/members`);
    return undefined;
  },
);

export const removeMemberAction = action(
  memberForm.extend(removal.shape),
  async (viewer, { group, member, name }) => {
    const nameless = name === "kept" ? undefined : (await words())("groups.former-member");
    await removeMember(viewer, group, member, { nameless });
    return afterDeed(group, "removed", member);
  },
);

export const takeBackAction = action(memberForm, async (viewer, { group, member }) => {
  await takeBack(viewer, group, member);
  return `/groups/${group}/members`;
});

export const approveAction = action(memberForm, async (viewer, { group, member }) => {
  await approveRequest(viewer, group, member);
  return afterDeed(group, "approved", member);
});

export const declineAction = action(
  memberForm.extend({ note: declineNote }),
  async (viewer, { group, member, note }) => {
    await declineRequest(viewer, group, member, note);
    return afterDeed(group, "declined", member);
  },
);
