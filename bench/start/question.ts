import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Launched, launch } from "../harness/launch";
import { type Memory, memoryOf } from "../harness/memory";
import type { Answer, Bench, Question, Ratio, Row } from "../harness/questions";
import { median } from "../harness/statistics";
import { sizeOf } from "./size-of";

/** Long enough for what is still done after the first answer. */
const SETTLED_MS = 10_000;
/** By then V8 has given back what only starting needed, as it does when little is asked. */
const LATER_MS = 30_000;

const seconds = (value: number, rounds?: number[]) => ({ unit: "s", value, ...(rounds ? { rounds } : {}) });
const megabytes = (value: number) => ({ unit: "MB", value });

/** When the step that said this began, and when the next one did. */
function stepOf({ said }: Launched, words: RegExp): number | null {
  const at = said.findIndex(({ line }) => words.test(line));
  const [begin, end] = [said[at]?.seconds, said[at + 1]?.seconds];
  return begin === undefined || end === undefined ? null : end - begin;
}

/** A clone of what is committed, as somebody has it who has just found the project. */
async function startFresh(bench: Bench): Promise<{ clone: string; rows: Row[] }> {
  const clone = join(bench.folder, "clone");
  execFileSync("git", ["clone", "--quiet", bench.root, clone]);
  bench.say("  a fresh clone (some minutes)");
  const launched = await launch(clone, join(clone, ".data"));
  await launched.stop();
  const steps = { installing: stepOf(launched, /^Installing/), building: stepOf(launched, /^Building/) };
  const figures = {
    "until the first answer": seconds(launched.seconds),
    ...(steps.installing ? { "of it installing": seconds(steps.installing) } : {}),
    ...(steps.building ? { "of it building": seconds(steps.building) } : {}),
  };
  const note = "packages come from npm's cache where they are in it";
  return { clone, rows: [{ task: "npm start on a fresh clone", who: "Colloquy", figures, note }] };
}

async function startAgain(clone: string, dataDir: string, rounds: number) {
  const times: number[] = [];
  // The first one makes the database and the demo.
  await (await launch(clone, dataDir)).stop();
  for (let round = 0; round < rounds; round++) {
    const launched = await launch(clone, dataDir);
    times.push(launched.seconds);
    await launched.stop();
  }
  return times;
}

async function rest(clone: string, dataDir: string): Promise<{ settled: Memory; later: Memory }> {
  const launched = await launch(clone, dataDir);
  await pause(SETTLED_MS);
  const settled = memoryOf(launched.pids());
  await pause(LATER_MS - SETTLED_MS);
  const later = memoryOf(launched.pids());
  await launched.stop();
  return { settled, later };
}

const memoryRow = (task: string, { share, resident }: Memory): Row => ({
  task: `Memory ${task}, launcher, server and database`,
  who: "Colloquy",
  figures: { "with a fair share of what is shared": megabytes(share), resident: megabytes(resident) },
});

function sizes(clone: string, dataDir: string): Row {
  const folders = { node_modules: join(clone, "node_modules"), ".next": join(clone, ".next"), data: dataDir };
  const figures = Object.entries(folders).map(([name, path]) => [
    name,
    megabytes(existsSync(path) ? sizeOf(path) : 0),
  ]);
  return { task: "Size on the disk", who: "Colloquy", figures: Object.fromEntries(figures) };
}

async function answer(bench: Bench): Promise<Answer> {
  const fresh = bench.isQuick ? null : await startFresh(bench);
  const clone = fresh?.clone ?? bench.root;
  const dataDir = fresh ? join(fresh.clone, ".data") : join(bench.folder, "start-data");
  const again = await startAgain(clone, dataDir, bench.isQuick ? 2 : 5);
  const { settled, later } = await rest(clone, dataDir);
  const size = sizes(clone, dataDir);
  if (fresh) rmSync(fresh.clone, { recursive: true, force: true });
  const ratios: Ratio[] = [
    { what: "second start", value: median(again), unit: "s", bar: "< 6 s", holds: median(again) < 6 },
    {
      what: "memory at rest",
      value: settled.share,
      unit: "MB",
      bar: "< 250 MB",
      holds: settled.share < 250,
    },
  ];
  return {
    rows: [
      ...(fresh?.rows ?? []),
      {
        task: "npm start the second time",
        who: "Colloquy",
        figures: { "until the first answer": seconds(median(again), again) },
      },
      memoryRow("at rest, 10 s after the first answer", settled),
      memoryRow("20 s later", later),
      size,
    ],
    ratios,
    missing: fresh ? [] : [{ who: "a fresh clone", how: "left out by --quick" }],
  };
}

export const question: Question = { title: "Start", answer };
