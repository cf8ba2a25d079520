"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { words } from "@/app/_request/words";
import { ROLES } from "@/domain/groups";
import { SANCTIONS } from "@/domain/moderation";
import { isTimeZone } from "@/domain/time-zones";
import { instantOf } from "@/domain/wall-time";
import { declineNote, removal } from "@/domain/wire/member";
import { newSanction } from "@/domain/wire/moderation";
import { storable } from "@/domain/wire/storable";
import { approveRequest } from "@/operations/members/approve-request";
import { changeRole } from "@/operations/members/change-role";
import { declineRequest } from "@/operations/members/decline-request";
import { removeMember } from "@/operations/members/remove-member";
import { takeBack } from "@/operations/members/take-back";
import { pardonMember } from "@/operations/moderation/pardon-member";
import { sanctionMember } from "@/operations/moderation/sanction-member";
import { afterDeed } from "./what-was-done";
import { afterSanction } from "./what-was-sanctioned";

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

/** As the page sends it; `until` is as clocks in the group's zone show it. */
const sanctionForm = memberForm
  .extend({
    kind: z.enum(SANCTIONS),
    until: z.string().default(""),
    timeZone: z.string().refine(isTimeZone),
    reason: newSanction.shape.reason,
  })
  .refine(({ until }) => until === "" || instantOf(until, "UTC") !== null, {
    path: ["until"],
    message: "sanction.no-such-time",
  })
  .refine(({ until, kind }) => until === "" || kind === "silence", {
    path: ["until"],
    message: "sanction.no-until",
  });

export const sanctionAction = action(
  sanctionForm,
  async (viewer, { group, member, kind, until, timeZone, reason }) => {
    const end = until === "" ? null : (instantOf(until, timeZone)?.toISOString() ?? null);
    await sanctionMember(viewer, group, member, { kind, until: end, reason });
    return afterSanction(group, member);
  },
);

export const pardonAction = action(
  memberForm.extend({ kind: z.enum(["silence", "ban"]) }),
  async (viewer, { group, member, kind }) => {
    await pardonMember(viewer, group, member, kind);
    return afterSanction(group, member);
  },
);
