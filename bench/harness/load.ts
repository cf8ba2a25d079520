import { join } from "node:path";
import { type Child, startChild } from "./child";
import type { Bench } from "./questions";
import type { LoadJob, LoadReport } from "./shot";

/** Where `scripts/bench.mjs` has put the programs that run in processes of their own. */
export const programOf = ({ root }: Pick<Bench, "root">, name: string): string =>
  join(root, "build", "bench", `${name}.process.mjs`);

/** What sends requests, in a process of its own, so that measuring takes no time from what is measured. */
export class Gun {
  /** Each server, with so many connections: several processes may take them in turn. */
  private readonly fired = new Set<string>();

  private constructor(private readonly child: Child) {}

  static async load(bench: Pick<Bench, "root">): Promise<Gun> {
    return new Gun(await startChild(programOf(bench, "harness/load"), process.env));
  }

  hasFired({ url, connections }: LoadJob): boolean {
    return this.fired.has(`${url} ${connections}`);
  }

  /** @throws when an answer is not a good one: its time would say nothing */
  fire(job: LoadJob): Promise<LoadReport> {
    this.fired.add(`${job.url} ${job.connections}`);
    return new Promise((resolve, reject) => {
      this.child.process.once("message", (report: LoadReport) =>
        report.failures[0]
          ? reject(new Error(`${job.url}${job.shots[0]?.path} answered ${report.failures[0]}`))
          : resolve(report),
      );
      this.child.process.send(job);
    });
  }

  stop(): Promise<void> {
    return this.child.stop();
  }
}
