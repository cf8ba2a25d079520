import { setTimeout as pause } from "node:timers/promises";
import { changeFor } from "@/domain/import-commands";
import { addImport } from "@/operations/imports/add-import";
import { editImport } from "@/operations/imports/edit-import";
import { findImport } from "@/operations/imports/find-import";
import type { FileToParse } from "@/operations/imports/parse-file";
import { publishImport } from "@/operations/imports/publish-import";
import { readImport } from "@/operations/imports/read-import";
import { outcomeOf } from "@/tests/support/outcome-of";
import { seededViewer } from "@/tests/support/plans/hot-queries";
import { startRecorder } from "@/tests/support/plans/record-queries";
import { seededRandom } from "@/tests/support/seed/random";
import { type SeededGroup, seedGroup } from "@/tests/support/seed/seed-group";
import { createDatabase } from "../harness/database";
import { fetchOnce } from "../harness/fetch-once";
import { type Product, sessionCookie, startProduct } from "../harness/product";
import type { Answer, Bench, Figure, Question, Ratio, Row } from "../harness/questions";
import { median } from "../harness/statistics";
import { buildNovel } from "./build-novel";

const ROUNDS = { quick: 1, usually: 3 };

/** As many paragraphs as a text may have. */
const PARAGRAPHS = 200_000;

const BARS: Record<string, number> = { "plain text": 3, EPUB: 15 };
const MEGABYTES = 500;

const LEFT_OUT = {
  who: `the preview of ${PARAGRAPHS.toLocaleString("en")} paragraphs`,
  how: "left out by --quick",
};

const seconds = (rounds: number[]): Figure => ({ unit: "s", value: median(rounds), rounds });

async function timed<Result>(work: () => Promise<Result>): Promise<[number, Result]> {
  const start = performance.now();
  const result = await work();
  return [(performance.now() - start) / 1000, result];
}

/** In a process of its own, as every long file is. */
async function measureReading(task: string, who: string, file: FileToParse, rounds: number): Promise<Row> {
  const [took, processor, megabytes]: number[][] = [[], [], []];
  for (let n = 0; n < rounds; n++) {
    const [one, outcome] = await timed(() => outcomeOf(file));
    if (!outcome.text) throw new Error(`${who}: ${outcome.code}`);
    took?.push(one);
    processor?.push(outcome.seconds);
    megabytes?.push(outcome.megabytes);
  }
  const figures = {
    read: seconds(took ?? []),
    "of the processor": seconds(processor ?? []),
    memory: { unit: "MB", value: Math.max(...(megabytes ?? [])) },
  };
  return { task, who, figures };
}

/** From the upload to the reading, and what is done to a long proposal in between. */
async function measurePreview(
  product: Product,
  group: SeededGroup,
  who: string,
  file: FileToParse,
): Promise<Row> {
  const [member] = group.members;
  const viewer = seededViewer(member);
  const id = await addImport(viewer, group.slug, file);
  const [read] = await timed(async () => {
    await readImport({ groupId: group.id, importId: id });
    // The product may have come to it first.
    while ((await findImport(viewer, group.slug, id)).state !== "ready") await pause(50);
  });
  const cookie = await sessionCookie(member.sessionId);
  const path = `/groups/${group.slug}/imports/${id}`;
  const ask = async (of: string) => {
    const { status, ms, bytes } = await fetchOnce(product.url, { path: of, headers: { cookie } });
    if (status !== 200) throw new Error(`${of} answered ${status}`);
    return { ms, bytes };
  };
  await ask(path);
  const opened = await ask(path);
  const whole = await ask(`${path}/proposal`);
  const { proposal, version } = await findImport(viewer, group.slug, id);
  const middle = proposal.pieces[Math.floor(proposal.pieces.length / 2)];
  const change = changeFor(proposal, { kind: "set-aside", id: middle?.id ?? "" });
  if (!change.ok) throw new Error(change.code);
  const [saved] = await timed(() => editImport(viewer, group.slug, id, { version, changes: [change.value] }));
  const [published] = await timed(() => publishImport(viewer, group.slug, id));
  return {
    task: "The preview of a long text",
    who,
    figures: {
      "read and kept": seconds([read]),
      "opens within": { unit: "ms", value: opened.ms },
      "all of it": { unit: "ms", value: whole.ms },
      "its size": { unit: "kB", value: whole.bytes / 1000 },
      "one change saved": { unit: "ms", value: saved * 1000 },
      published: seconds([published]),
    },
  };
}

async function answer(bench: Bench): Promise<Answer> {
  const { words, text, book } = buildNovel();
  const files: [string, FileToParse][] = [
    ["plain text", { bytes: text, name: "novel.txt" }],
    ["EPUB", { bytes: book, name: "novel.epub" }],
  ];
  const task = `A text of ${words.toLocaleString("en")} words`;
  const rows: Row[] = [];
  for (const [who, file] of files)
    rows.push(await measureReading(task, who, file, bench.isQuick ? ROUNDS.quick : ROUNDS.usually));
  const ratios = rows.flatMap(({ who, figures }): Ratio[] => {
    const [took, most] = [figures.read?.value ?? 0, BARS[who] ?? 0];
    const memory = figures.memory?.value ?? 0;
    return [
      { what: `reading it as ${who}`, value: took, unit: "s", bar: `within ${most} s`, holds: took <= most },
      {
        what: `memory for ${who}`,
        value: memory,
        unit: "MB",
        bar: `at most ${MEGABYTES} MB`,
        holds: memory <= MEGABYTES,
      },
    ];
  });

  const database = await createDatabase(bench.postgres.url, "bench_importing", { isMigrated: true });
  const group = await seedGroup(database.sql, seededRandom(4), { slug: "importers", members: 1 });
  const recorder = await startRecorder(database.url);
  const product = await startProduct(bench, database.url);
  try {
    rows.push(await measurePreview(product, group, task.slice(2), { bytes: text, name: "novel.txt" }));
    if (bench.isQuick) return { rows, ratios, missing: [LEFT_OUT] };
    const many = { bytes: Buffer.from("A line.\n\n".repeat(PARAGRAPHS)), name: "many.txt" };
    rows.push(await measurePreview(product, group, `${PARAGRAPHS.toLocaleString("en")} paragraphs`, many));
  } finally {
    await product.stop();
    await recorder.close();
    await database.drop();
  }
  return { rows, ratios, missing: [] };
}

export const question: Question = { title: "How long does a long text take to come in?", answer };
