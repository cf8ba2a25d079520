"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { nameOnJoining, pseudonymNamed } from "@/app/_request/name-on-joining";
import { words } from "@/app/_request/words";
import { joinRequest, leaving } from "@/domain/wire/member";
import { storable } from "@/domain/wire/storable";
import { joinGroup } from "@/operations/members/join-group";
import { leaveGroup } from "@/operations/members/leave-group";
import { withdrawRequest } from "@/operations/members/withdraw-request";
import { editReading } from "@/operations/readings/edit-reading";

const groupForm = z.object({ group: storable });

export const joinAction = action(
  groupForm.extend({ message: joinRequest.shape.message, name: nameOnJoining }),
  async (viewer, { group, message, name }) => {
    await joinGroup(viewer, group, { message, pseudonym: pseudonymNamed(name) });
    revalidatePath(`/groups/${group}`);
    return undefined;
  },
);

export const withdrawAction = action(groupForm, async (viewer, { group }) => {
  const { isClosed } = await withdrawRequest(viewer, group);
  if (isClosed) return "/";
  revalidatePath(`/groups/${group}`);
  return undefined;
});

/** Nobody chosen is nobody named. */
const successor = z
  .string()
  .transform((id) => id || undefined)
  .optional();

export const leaveAction = action(
  groupForm.extend({ successor, name: leaving.shape.name }),
  async (viewer, { group, successor, name }) => {
    const nameless = name === "kept" ? undefined : (await words())("groups.former-member");
    await leaveGroup(viewer, group, { successor, nameless });
    return "/";
  },
);

/** The page says what was done, and offers the way back. */
export const divideReadingAction = action(
  groupForm.extend({ reading: storable, divided: z.stringbool() }),
  async (viewer, { group, reading, divided }) => {
    await editReading(viewer, reading, { divided });
    return `/groups/${group}?${new URLSearchParams({ [divided ? "divided" : "together"]: reading })}`;
  },
);

/** The page says what was archived, and offers the way back. */
export const archiveReadingAction = action(
  groupForm.extend({ reading: storable, archived: z.stringbool() }),
  async (viewer, { group, reading, archived }) => {
    await editReading(viewer, reading, { archived });
    return archived ? `/groups/${group}?${new URLSearchParams({ archived: reading })}` : `/groups/${group}`;
  },
);
