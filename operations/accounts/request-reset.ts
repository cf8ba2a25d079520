import { sendJob } from "@/db/jobs";
import { inTransaction } from "@/db/transaction";
import { seal } from "@/lib/secrets";
import { spendMailedLink } from "./spend-mailed-link";

/** Whether there is such an account is looked up later, so that not even the time tells. */
export async function requestReset(input: { email: string; address: string }): Promise<void> {
  await spendMailedLink(input.email, input.address);
  await inTransaction((tx) => sendJob(tx, "send-reset-link", { sealed: seal(input.email) }));
}
