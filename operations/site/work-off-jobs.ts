import { failJob, finishJob, superviseJobs, takeJob } from "@/db/jobs";
import type { JobName, Jobs } from "@/domain/jobs";
import { log } from "@/lib/log";
import { loggable } from "@/lib/loggable";

export type Work = { [Name in JobName]: (data: Jobs[Name]) => Promise<void> };

/** Does the first that waits in one queue. True when there may be more. */
export async function workOffJobs<Name extends JobName>(name: Name, work: Work[Name]): Promise<boolean> {
  const job = await takeJob(name);
  if (!job) return false;
  try {
    await work(job.data);
    await finishJob(name, job.id);
  } catch (cause) {
    log.warn({ err: cause, job: name, id: job.id }, "a job failed and will be tried again");
    await failJob(name, job.id, loggable(cause));
  }
  return true;
}

export { superviseJobs };
