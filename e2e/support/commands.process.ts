import { runCommand } from "@/bin/command-line";
import { closeSite } from "@/operations/site/close-site";

export type CommandDone = { code: number; stdout: string; stderr: string };

const STREAMS = ["stdout", "stderr"] as const;

/** What `work` writes is kept instead of being written. */
async function overheard(work: () => Promise<number>): Promise<CommandDone> {
  const said = { stdout: "", stderr: "" };
  const writes = STREAMS.map((stream) => process[stream].write);
  for (const stream of STREAMS)
    process[stream].write = (chunk: string | Uint8Array) => {
      said[stream] += String(chunk);
      return true;
    };
  try {
    return { code: await work(), ...said };
  } finally {
    for (const [at, stream] of STREAMS.entries()) Object.assign(process[stream], { write: writes[at] });
  }
}

/** As `bin/main.ts` does it, with connections of its own. */
async function fromTheBeginning(args: string[]): Promise<number> {
  process.exitCode = undefined;
  try {
    return await runCommand(args);
  } finally {
    await closeSite();
  }
}

process.on("message", async (args: string[]) => {
  process.send?.(await overheard(() => fromTheBeginning(args)));
});
process.on("disconnect", () => process.exit());
