import { JOB_NAMES } from "@/domain/jobs";
import type { Mail } from "@/domain/mails";
import { work } from "@/jobs/start-jobs";
import { listOutbox } from "@/operations/mail/keep-in-outbox";
import { workOffJobs } from "@/operations/site/work-off-jobs";

/** Does at once what waits to be done, until nothing is left: a job may send another. */
export async function runJobs(): Promise<void> {
  for (let round = 0; round < 3; round++)
    for (const name of JOB_NAMES) while (await workOffJobs(name, work[name]));
}

export type ReadMail = { to: string; subject: string; text: string; token: string | null };

/** What somebody has got by mail, the newest first. */
export async function mailTo(address: Mail["to"]): Promise<ReadMail[]> {
  await runJobs();
  const mails = await listOutbox(100);
  return mails
    .filter(({ to }) => to === address)
    .map(({ to, subject, text }) => ({ to, subject, text, token: tokenIn(text) }));
}

export const tokenIn = (text: string): string | null => /token=([\w-]+)/.exec(text)?.[1] ?? null;
