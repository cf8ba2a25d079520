import type { Gun } from "./load";
import type { Figure } from "./questions";
import type { LoadJob, Shot } from "./shot";
import { median, percentile } from "./statistics";

/** Somebody who does the same work as the others. */
export type Contender = {
  who: string;
  url: string;
  shots: Shot[];
  /** It compiles nothing while it runs. */
  isWarmSoon?: boolean;
};

export type Pace = {
  rounds: number;
  /** How long one contender's part of a round lasts, about. */
  seconds: number;
};

export type Course = { who: string; perSecond: number[]; milliseconds: number[]; bytes: number };

/** Of one contender in one round, however slow: for each connection, and in all. */
const FEWEST = { each: 2, all: 8 };
const WARM_UP_SECONDS = 0.4;
/** For a server that has just been started: it compiles what it does often while it does it. */
const FIRST_WARM_UP_SECONDS = 4;

/**
 * Everybody does their part of each round, one after the other. How many requests that is follows from how fast they
 * were when warming up; each is answered before the next contender begins.
 */
export async function alternate(
  gun: Gun,
  contenders: readonly Contender[],
  connections: number,
  { rounds, seconds }: Pace,
): Promise<Course[]> {
  const fewest = Math.max(FEWEST.all, FEWEST.each * connections);
  const runs = [];
  for (const contender of contenders) {
    const { who, url, shots, isWarmSoon } = contender;
    const perSecond = await warmUp(gun, { url, shots, connections, amount: fewest }, isWarmSoon);
    const amount = Math.max(fewest, Math.ceil(perSecond * seconds));
    const course: Course = { who, perSecond: [], milliseconds: [], bytes: 0 };
    runs.push({ contender, amount, course });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { contender, amount, course } of runs) {
      const { url, shots } = contender;
      const report = await gun.fire({ url, shots, connections, amount });
      course.perSecond.push(report.milliseconds.length / report.seconds);
      course.milliseconds.push(...report.milliseconds);
      course.bytes = report.bytes / report.milliseconds.length;
    }
  }
  return runs.map(({ course }) => course);
}

/** Until it is as fast as it gets; answers how fast that is. */
async function warmUp(gun: Gun, job: LoadJob, isWarmSoon = false): Promise<number> {
  const enough = isWarmSoon || gun.hasFired(job) ? WARM_UP_SECONDS : FIRST_WARM_UP_SECONDS;
  let perSecond = 0;
  for (let seconds = 0; seconds < enough; ) {
    const amount = Math.max(job.amount, Math.ceil((perSecond * (enough - seconds)) / 2));
    const report = await gun.fire({ ...job, amount });
    seconds += report.seconds;
    perSecond = report.milliseconds.length / report.seconds;
  }
  return perSecond;
}

/** What is told of a course. */
export const figuresOf = ({ perSecond, milliseconds }: Course): Record<string, Figure> => ({
  "requests/s": { unit: "/s", value: median(perSecond), rounds: perSecond },
  p50: { unit: "ms", value: percentile(milliseconds, 50) },
  p95: { unit: "ms", value: percentile(milliseconds, 95) },
});
