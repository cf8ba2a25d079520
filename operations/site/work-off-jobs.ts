import { failJob, finishJob, superviseJobs, takeJobs } from "@/db/jobs";
import type { JobName, Jobs } from "@/domain/jobs";
import { log } from "@/lib/log";
import { loggable } from "@/lib/loggable";

export type Work = { [Name in JobName]: (data: Jobs[Name]) => Promise<void> };

/** Of one queue at a time; so many wait for the next look. */
const BATCH = 10;

/** Does what waits in one queue now. True when there may be more. */
export async function workOffJobs<Name extends JobName>(name: Name, work: Work[Name]): Promise<boolean> {
  const jobs = await takeJobs(name, BATCH);
  for (const job of jobs) {
    try {
      await work(job.data);
      await finishJob(name, job.id);
    } catch (cause) {
      log.warn({ err: cause, job: name, id: job.id }, "a job failed and will be tried again");
      await failJob(name, job.id, loggable(cause));
    }
  }
  return jobs.length === BATCH;
}

export { superviseJobs };
