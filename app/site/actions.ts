"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { newInspection, newOrganizer, newSuspension } from "@/domain/wire/site";
import { storable } from "@/domain/wire/storable";
import { inspectGroup } from "@/operations/site/inspect-group";
import { nameOrganizer } from "@/operations/site/name-organizer";
import { reinstateUser, suspendUser } from "@/operations/site/suspend-user";

export const suspendAction = action(
  newSuspension.extend({ user: z.string(), handle: storable }),
  async (viewer, { user, handle, reason }) => {
    await suspendUser(viewer, user, { reason });
    return `/site/accounts?${new URLSearchParams({ account: handle })}`;
  },
);

export const reinstateAction = action(z.object({ user: z.string() }), async (viewer, { user }) => {
  await reinstateUser(viewer, user);
  revalidatePath("/site/accounts");
  return undefined;
});

/** The form says that it is done, and is ready for another. */
export const nameOrganizerAction = action(
  newOrganizer.extend({ group: storable }),
  async (viewer, { group, ...naming }) => {
    await nameOrganizer(viewer, group.trim(), naming);
    return undefined;
  },
);

/** Leads to what waits there, which is what one looks for. */
export const inspectAction = action(
  newInspection.extend({ group: storable }),
  async (viewer, { group, reason }) => {
    const made = await inspectGroup(viewer, group.trim(), { reason });
    return `/groups/${made.group}/review`;
  },
);
