import { unseal } from "@/lib/secrets";
import { sendResetLink } from "@/operations/accounts/send-reset-link";

export async function sendResetLinkJob({ sealed }: { sealed: string }): Promise<void> {
  await sendResetLink(unseal(sealed) as string);
}
