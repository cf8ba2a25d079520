"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { addressOf } from "@/app/_request/client";
import { knownAccounts } from "@/app/_request/known-accounts";
import { nameSchema } from "@/domain/accounts";
import { REMIND_HOURS } from "@/domain/reminders";
import { PACES, USUAL_PACE } from "@/domain/time-to-read";
import { isTimeZone } from "@/domain/time-zones";
import { addToken } from "@/operations/accounts/add-token";
import { changePassword } from "@/operations/accounts/change-password";
import { editAccount } from "@/operations/accounts/edit-account";
import { endOtherSessions, endSession } from "@/operations/accounts/end-session";
import { revokeToken } from "@/operations/accounts/revoke-token";

export const editAccountAction = action(
  z.object({
    name: nameSchema,
    timeZone: z.string().refine((zone) => zone === "" || isTimeZone(zone), "account.time-zone"),
    remindHours: z.enum(["never", ...REMIND_HOURS.map(String)]),
    pace: z.enum(PACES.map(String)),
  }),
  async (viewer, { name, timeZone, remindHours, pace }) => {
    const hours = remindHours === "never" ? null : Number(remindHours);
    const wordsPerMinute = Number(pace) === USUAL_PACE ? null : Number(pace);
    await editAccount(viewer, { name, timeZone: timeZone || null, remindHours: hours, wordsPerMinute });
    revalidatePath("/", "layout");
    return { values: { name, timeZone, remindHours, pace } };
  },
);

export const changePasswordAction = action(
  z.object({ currentPassword: z.string().max(2_000).default(""), newPassword: z.string().max(2_000) }),
  async (viewer, input) => {
    const from = { address: addressOf(await headers()), knownAccounts: await knownAccounts() };
    await changePassword(viewer, { ...input, ...from });
    revalidatePath("/account");
    return undefined;
  },
);

export const endSessionAction = action(z.object({ session: z.string() }), async (viewer, { session }) => {
  await endSession(viewer, session);
  revalidatePath("/account");
  return undefined;
});

export const endOtherSessionsAction = action(z.object({}), async (viewer) => {
  await endOtherSessions(viewer);
  revalidatePath("/account");
  return undefined;
});

/** The token is in the answer and nowhere else; it is not shown again. */
export const addTokenAction = action(
  z.object({ name: nameSchema, readOnly: z.literal("on").optional() }),
  async (viewer, { name, readOnly }) => {
    const { token } = await addToken(viewer, { name, isReadOnly: readOnly === "on" });
    revalidatePath("/account");
    return { values: { made: token } };
  },
);

export const revokeTokenAction = action(z.object({ id: z.string() }), async (viewer, { id }) => {
  await revokeToken(viewer, id);
  revalidatePath("/account");
  return undefined;
});
