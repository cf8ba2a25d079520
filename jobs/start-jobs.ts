import { setTimeout as pause } from "node:timers/promises";
import { JOB_NAMES, type JobName } from "@/domain/jobs";
import { log } from "@/lib/log";
import { nudged } from "@/lib/nudges";
import { noteAnswers } from "@/operations/notices/note-answers";
import { queueReminders } from "@/operations/reminders/queue-reminders";
import { clearAway } from "@/operations/site/clear-away";
import { superviseJobs, type Work, workOffJobs } from "@/operations/site/work-off-jobs";
import { readImportJob } from "./read-import";
import { sendMailJob } from "./send-mail";
import { sendReminderJob } from "./send-reminder";
import { sendResetLinkJob } from "./send-reset-link";

/** What a person waits for, such as a link by mail, should begin while they look. */
const LOOK_EVERY_MS = 1_000;
const RETRY_EVERY_MS = 10_000;
const REMIND_EVERY_MS = 60 * 1_000;
/** Whoever reads as it is written has seen it by then, and need not be told. */
const NOTICE_EVERY_MS = 30 * 1_000;
const CLEAR_EVERY_MS = 60 * 60 * 1_000;
/** All at once would take a connection each, which costs Postgres some megabytes, and keep them. */
const BEGIN_APART_MS = 120;

export const work: Work = {
  "send-mail": sendMailJob,
  "send-reset-link": sendResetLinkJob,
  "send-reminder": sendReminderJob,
  "read-import": readImportJob,
};

const noteTrouble = (cause: unknown) => log.warn({ err: cause }, "the job queue could not be reached");

/** Works off every queue until the returned function is called; it waits for what is under way. */
export function startJobs(): () => Promise<void> {
  const ending = new AbortController();
  const { signal } = ending;
  const loops = [
    ...JOB_NAMES.map((name) => () => workUntil(signal, name)),
    () => superviseUntil(signal),
    () => clearAwayUntil(signal),
    () => remindUntil(signal),
    () => noticeUntil(signal),
  ];
  const ended = loops.map(async (loop, n) => {
    await pause(n * BEGIN_APART_MS, undefined, { signal }).catch(() => {});
    await loop();
  });
  return async () => {
    ending.abort();
    await Promise.all(ended);
  };
}

async function clearAwayUntil(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await clearAway().catch((cause) => log.warn({ err: cause }, "what is over could not be cleared away"));
    await pause(CLEAR_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** Any instance may look, and one is first: what it finds goes into the queue, from which it is sent once. */
async function remindUntil(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const hasMore = await queueReminders().catch((cause) =>
      log.warn({ err: cause }, "what is due could not be looked up"),
    );
    if (!hasMore) await pause(REMIND_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

async function noticeUntil(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const hasMore = await noteAnswers().catch((cause) =>
      log.warn({ err: cause }, "what was answered could not be looked up"),
    );
    if (!hasMore) await pause(NOTICE_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** Begins again when the database was not there yet. */
async function superviseUntil(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const stop = await superviseJobs(noteTrouble).catch((cause) => noteTrouble(cause));
    if (stop && signal.aborted) return stop();
    if (stop) return new Promise((resolve) => signal.addEventListener("abort", () => resolve(stop())));
    await pause(RETRY_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

async function workUntil(signal: AbortSignal, name: JobName): Promise<void> {
  while (!signal.aborted) {
    const hasMore = await workOffJobs(name, work[name]).catch((cause) => noteTrouble(cause));
    if (!hasMore) await nudged(name, LOOK_EVERY_MS, signal);
  }
}
