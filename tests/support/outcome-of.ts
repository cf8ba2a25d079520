import { readdirSync, readFileSync } from "node:fs";
import type { ImportedText } from "@/domain/formats/imported-text";
import { Invalid } from "@/domain/problems";
import { type FileToParse, parseFile } from "@/operations/imports/parse-file";

export type Outcome = {
  /** Why it was refused. */
  code: string | null;
  text: ImportedText | null;
  /** Of the processor, and the most memory it had, where Linux tells. */
  seconds: number;
  megabytes: number;
};

/** Reads a file apart, and what it took. */
export async function outcomeOf(file: FileToParse): Promise<Outcome> {
  const used = { seconds: 0, megabytes: 0 };
  const watch = setInterval(() => lookAtChildren(used), 10);
  try {
    return { code: null, text: await parseFile(file), ...used };
  } catch (thrown) {
    if (!(thrown instanceof Invalid)) throw thrown;
    return { code: thrown.code, text: null, ...used };
  } finally {
    clearInterval(watch);
  }
}

/** What /proc says of the processes that this one has begun. */
function lookAtChildren(used: { seconds: number; megabytes: number }): void {
  for (const child of childrenOf(process.pid)) {
    try {
      const status = readFileSync(`/proc/${child}/status`, "utf8");
      // The fields after the name count from the third.
      const fields = readFileSync(`/proc/${child}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")
        .map(Number);
      const [user = 0, system = 0] = fields.slice(14 - 3);
      used.seconds = Math.max(used.seconds, (user + system) / TICKS);
      used.megabytes = Math.max(used.megabytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
    } catch {
      // It ended meanwhile.
    }
  }
}

const TICKS = 100;

function childrenOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean),
    );
  } catch {
    return [];
  }
}
