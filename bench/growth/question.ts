import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Explained, rowsRead, tablesScanned } from "@/tests/support/plans/explain";
import { explainAct, HOT } from "@/tests/support/plans/hot-queries";
import { startRecorder } from "@/tests/support/plans/record-queries";
import type { Answer, Bench, Question, Ratio, Row } from "../harness/questions";
import { median } from "../harness/statistics";
import { buildLibrary } from "./build-library";

const SIZES = [1_000, 100_000];
const FULL_SIZES = [...SIZES, 10_000_000];

const TIMES = 5;

type Measured = { posts: number; act: string; explained: Explained[]; milliseconds: number[] };

async function measure(bench: Bench, posts: number): Promise<Measured[]> {
  const { database, scene } = await buildLibrary(bench, posts);
  const recorder = await startRecorder(database.url);
  try {
    const measured: Measured[] = [];
    for (const [act, hot] of Object.entries(HOT)) {
      const explained = await explainAct(recorder, hot, scene);
      const milliseconds: number[] = [];
      for (let n = 0; n < TIMES; n++) {
        const start = performance.now();
        const result = await hot.work(scene);
        milliseconds.push(performance.now() - start);
        await hot.undo?.(result, recorder.sql);
      }
      measured.push({ posts, act, explained, milliseconds });
    }
    return measured;
  } finally {
    await recorder.close();
    await database.drop();
  }
}

const spaced = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Kept beside the code, so that a change of plan is seen in the change that makes it. */
function keepPlans({ root }: Bench, { posts, act, explained }: Measured): void {
  const folder = join(root, "bench", "plans", `${posts}-posts`);
  mkdirSync(folder, { recursive: true });
  const parts = explained.map(({ query, text }) => `${spaced(query.text)}\n\n${text}\n`);
  writeFileSync(join(folder, `${act}.txt`), parts.join(`\n${"-".repeat(80)}\n\n`));
}

const rowOf = ({ posts, act, explained, milliseconds }: Measured): Row => ({
  task: `What people do all the time, in ${posts.toLocaleString("en")} posts`,
  who: act,
  figures: {
    queries: { unit: "", value: explained.length },
    "rows read": { unit: "", value: rowsRead(explained) },
    time: { unit: "ms", value: median(milliseconds), rounds: milliseconds },
  },
  ...(tablesScanned(explained).length > 0
    ? { note: `reads from end to end: ${tablesScanned(explained).join(", ")}` }
    : {}),
});

function ratiosOf(measured: readonly Measured[]): Ratio[] {
  const smallest = Math.min(...measured.map(({ posts }) => posts));
  return measured
    .filter(({ posts }) => posts > smallest)
    .map(({ posts, act, explained }) => {
      const few = measured.find((one) => one.act === act && one.posts === smallest);
      const value = rowsRead(explained) / Math.max(1, rowsRead(few?.explained ?? []));
      return { what: `rows read by ${act}, ${posts.toLocaleString("en")} posts to 1,000`, value, unit: "×" };
    });
}

async function answer(bench: Bench): Promise<Answer> {
  const measured: Measured[] = [];
  for (const posts of bench.isFull ? FULL_SIZES : SIZES) {
    bench.say(`  ${posts.toLocaleString("en")} posts`);
    measured.push(...(await measure(bench, posts)));
  }
  if (!bench.isQuick) for (const one of measured) keepPlans(bench, one);
  return { rows: measured.map(rowOf), ratios: ratiosOf(measured), missing: [] };
}

export const question: Question = { title: "Growth of the database", answer };
