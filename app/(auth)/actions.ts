"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { addressOf, userAgentOf } from "@/app/_request/client";
import { enter } from "@/app/_request/enter";
import { knownAccounts } from "@/app/_request/known-accounts";
import { ownPath } from "@/app/_request/own-path";
import { localeOfRequest } from "@/app/_request/words";
import { emailSchema, nameSchema, newPasswordSchema } from "@/domain/accounts";
import { storable } from "@/domain/wire/storable";
import { enterByPrintedLink } from "@/operations/accounts/enter-by-printed-link";
import { finishSignUp } from "@/operations/accounts/finish-sign-up";
import { requestReset } from "@/operations/accounts/request-reset";
import { requestSignUp } from "@/operations/accounts/request-sign-up";
import { resetPassword } from "@/operations/accounts/reset-password";
import { setUpSite } from "@/operations/accounts/set-up-site";
import { signIn } from "@/operations/accounts/sign-in";
import { signInByLink } from "@/operations/accounts/sign-in-by-link";

const typed = z.string().max(2_000);
const next = typed.optional();

async function client() {
  const asked = await headers();
  return { address: addressOf(asked), userAgent: userAgentOf(asked) };
}

export const signInAction = action(
  z.object({ email: storable.max(2_000), password: typed, next }),
  async (_viewer, input) => {
    await enter(await signIn({ ...input, ...(await client()), knownAccounts: await knownAccounts() }));
    return ownPath(input.next);
  },
);

export const signUpAction = action(
  z.object({ name: nameSchema, email: emailSchema, next }),
  async (_viewer, input) => {
    const { address } = await client();
    await requestSignUp({ ...input, address, next: ownPath(input.next), locale: await localeOfRequest() });
    return undefined;
  },
);

export const forgotPasswordAction = action(z.object({ email: emailSchema }), async (_viewer, { email }) => {
  await requestReset({ email, address: (await client()).address });
  return undefined;
});

export const signInByLinkAction = action(z.object({ token: typed }), async (_viewer, { token }) => {
  await enter(await signInByLink({ token, userAgent: (await client()).userAgent }));
  return "/";
});

export const finishSignUpAction = action(
  z.object({ token: typed, name: nameSchema, password: newPasswordSchema }),
  async (_viewer, input) => {
    const session = await finishSignUp({ ...input, userAgent: (await client()).userAgent });
    await enter(session);
    return ownPath(session.next);
  },
);

export const resetPasswordAction = action(
  z.object({ token: typed, password: newPasswordSchema }),
  async (_viewer, input) => {
    await enter(await resetPassword({ ...input, userAgent: (await client()).userAgent }));
    return "/?done=password";
  },
);

const byPrintedLink = z.object({ token: typed });

export const enterByPrintedLinkAction = action(byPrintedLink, async (_viewer, { token }) => {
  await enter(await enterByPrintedLink({ token, userAgent: (await client()).userAgent }));
  return "/";
});

export const choosePasswordAction = action(
  byPrintedLink.extend({ password: newPasswordSchema }),
  async (_viewer, input) => {
    await enter(await enterByPrintedLink({ ...input, userAgent: (await client()).userAgent }));
    return "/";
  },
);

export const setUpAction = action(
  z.object({ token: typed, name: nameSchema, email: emailSchema, password: newPasswordSchema }),
  async (_viewer, input) => {
    await enter(await setUpSite({ ...input, userAgent: (await client()).userAgent }));
    return "/";
  },
);
