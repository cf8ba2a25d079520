import { join } from "node:path";
import { type Product, startProduct } from "../harness/product";
import { costOf } from "../harness/queries";
import type { Answer, Bench, Question, Ratio, Row } from "../harness/questions";
import { percentile } from "../harness/statistics";
import { buildRoom, type Room } from "./build-room";
import { type Measured, measureLive, openStreams, talk } from "./measure-live";

/** Streams open on one reading, and within how many milliseconds 95 of 100 arrivals must be. */
const BARS = new Map([
  [300, 250],
  [1_000, 1_000],
]);
const KILOBYTES_A_STREAM = 50;
const WHO = "Colloquy";

const collectorIn = ({ root }: Bench) => join(root, "bench", "live", "collect-garbage.cjs");

/** What a server in use has done before. */
async function warmUp(product: Product, room: Room, isQuick: boolean): Promise<void> {
  for (let n = 0; n < 40; n++) {
    const headers = { cookie: room.cookies[n % room.cookies.length] ?? "" };
    const pages = Array.from({ length: 10 }, () => fetch(product.url + room.path, { headers }));
    for (const page of await Promise.all(pages)) await page.arrayBuffer();
  }
  const streams = await openStreams(product, room, 50);
  await talk(product, room, isQuick ? 20 : 50);
  for (const stream of streams) stream.close();
}

/** What a post asks of the database with so many watching: numbers that a busy machine does not change. */
async function costOfPost(bench: Bench, product: Product, room: Room, watching: number): Promise<Row> {
  const streams = await openStreams(product, room, watching);
  const posts = bench.isQuick ? 10 : 20;
  const cost = await costOf(bench, room.database.name, posts, async () => {
    await talk(product, room, posts);
  });
  for (const stream of streams) stream.close();
  return {
    task: `What a post asks of the database, ${watching} watching`,
    who: WHO,
    figures: { queries: { unit: "", value: cost.statements }, rows: { unit: "", value: cost.rows } },
  };
}

const rowOf = (streams: number, measured: Measured): Row => ({
  task: `From the acknowledged post to its arrival, ${streams} streams`,
  who: WHO,
  figures: {
    p50: { unit: "ms", value: percentile(measured.delays, 50) },
    p95: { unit: "ms", value: percentile(measured.delays, 95) },
    last: { unit: "ms", value: percentile(measured.delays, 100) },
    refused: { unit: "", value: measured.refused },
    missed: { unit: "", value: measured.missed },
    doubled: { unit: "", value: measured.doubled },
    "out of order": { unit: "", value: measured.outOfOrder },
    "all open after": { unit: "ms", value: measured.openedMs },
    "held by a stream": { unit: "kB", value: measured.heldKilobytes },
  },
});

function ratiosOf(streams: number, bar: number, measured: Measured): Ratio[] {
  const p95 = percentile(measured.delays, 95);
  const lost = measured.refused + measured.missed + measured.doubled + measured.outOfOrder;
  const kilobytes = measured.heldKilobytes;
  const at = `${streams} streams`;
  return [
    { what: `p95, ${at}`, value: p95, unit: "ms", bar: `< ${bar} ms`, holds: p95 < bar },
    {
      what: `refused, missed, doubled or out of order, ${at}`,
      value: lost,
      unit: "",
      bar: "0",
      holds: lost === 0,
    },
    {
      what: `memory a stream, ${at}`,
      value: kilobytes,
      unit: "kB",
      bar: `≤ ${KILOBYTES_A_STREAM} kB`,
      holds: kilobytes <= KILOBYTES_A_STREAM,
    },
  ];
}

async function answer(bench: Bench): Promise<Answer> {
  const room = await buildRoom(bench, Math.max(...BARS.keys()));
  const told: Answer = { rows: [], ratios: [], missing: [] };
  for (const [streams, bar] of BARS) {
    bench.say(`  ${streams} streams`);
    // Each time a new one, which has not grown yet.
    const product = await startProduct(bench, room.database.url, `--require "${collectorIn(bench)}"`);
    await warmUp(product, room, bench.isQuick);
    const measured = await measureLive({ product, room, streams, seconds: bench.isQuick ? 5 : 20 });
    told.rows.push(rowOf(streams, measured));
    told.ratios.push(...ratiosOf(streams, bar, measured));
    if (streams === Math.min(...BARS.keys()))
      for (const watching of [0, 10, streams])
        told.rows.push(await costOfPost(bench, product, room, watching));
    await product.stop();
  }
  await room.database.drop();
  return told;
}

export const question: Question = { title: "Live", answer };
