import { endChildren } from "./harness/child";
import { printAnswer, printRatios } from "./harness/print";
import { prepareCounting } from "./harness/queries";
import type { Bench, Question } from "./harness/questions";
import { writeResult } from "./harness/result";

/** What `scripts/bench.mjs` has set up. */
type Order = Omit<Bench, "say"> & { questions: string[] };

/** An address and no path, or the bundler would want to put it into this file. */
const bundleOf = (name: string) => new URL(`./${name}/question.mjs`, import.meta.url).href;

async function main(order: Order): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const bench: Bench = { ...order, say };
  await prepareCounting(bench);
  const answers = [];
  for (const name of order.questions) {
    const { question }: { question: Question } = await import(bundleOf(name));
    say(`\n${question.title}`);
    const start = performance.now();
    const answer = await question.answer(bench);
    answers.push({ name, title: question.title, seconds: (performance.now() - start) / 1000, ...answer });
    printAnswer(answer, say);
  }
  printRatios(answers, say);
  say(`\nWritten to ${writeResult(bench, answers)}`);
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const)
  process.on(signal, () => {
    endChildren();
    process.exit(130);
  });

let exitCode = 0;
try {
  await main(JSON.parse(process.env.COLLOQUY_BENCH ?? "{}"));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  exitCode = 1;
}
endChildren();
// Connections of a question that was given up would keep the process.
process.exit(exitCode);
