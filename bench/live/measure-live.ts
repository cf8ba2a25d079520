import { setTimeout as pause } from "node:timers/promises";
import { memoryOf } from "../harness/memory";
import type { Product } from "../harness/product";
import type { Room } from "./build-room";
import { type OpenStream, openStream } from "./open-stream";

type Setup = { product: Product; room: Room; streams: number; seconds: number };

const POSTS_A_SECOND = 5;
const ARRIVES_WITHIN_MS = 15_000;
/** For the server to sweep up and come to rest. */
const REST_MS = 2_000;

export type Measured = {
  /** Until all were let in. */
  openedMs: number;
  /** What the server has grown by after the talk, for each; without what only waited to be swept up. */
  heldKilobytes: number;
  /** From the acknowledged write to each arrival; what arrives before its acknowledgement counts as 0. */
  delays: number[];
  refused: number;
  missed: number;
  doubled: number;
  outOfOrder: number;
};

/** Many have one reading open while some of them post at an even pace. */
export async function measureLive({ product, room, streams: count, seconds }: Setup): Promise<Measured> {
  const atRest = await heldBy(product);
  const start = performance.now();
  const streams = await openStreams(product, room, count);
  const openedMs = performance.now() - start;
  const posts = POSTS_A_SECOND * seconds;
  const acknowledged = await talk(product, room, posts);
  await untilHeard(streams, acknowledged.size);
  const heldKilobytes = ((await heldBy(product)) - atRest) / count;
  for (const stream of streams) stream.close();
  const refused = posts - acknowledged.size;
  return { openedMs, heldKilobytes, refused, ...arrivals(streams, acknowledged) };
}

/** Kilobytes. */
async function heldBy({ pids }: Product): Promise<number> {
  for (let n = 0; n < 3; n++) {
    for (const pid of pids) process.kill(pid, "SIGUSR2");
    await pause(REST_MS);
  }
  return memoryOf(pids).resident * 1_000;
}

/** All at once, as when a server comes back. */
export function openStreams({ url }: Product, { reading, cookies }: Room, count: number) {
  const live = `${url}/api/v1/readings/${reading}/live`;
  return Promise.all(cookies.slice(0, count).map((cookie) => openStream(live, cookie)));
}

/** Posts of one after the other; when each was acknowledged, by its id. */
export async function talk(product: Product, room: Room, posts: number): Promise<Map<string, number>> {
  const acknowledged = new Map<string, number>();
  const sending: Promise<void>[] = [];
  const start = performance.now();
  for (let n = 0; n < posts; n++) {
    await pause(Math.max(0, start + (n * 1_000) / POSTS_A_SECOND - performance.now()));
    sending.push(post(product, room, n).then((id) => void (id && acknowledged.set(id, performance.now()))));
  }
  await Promise.all(sending);
  return acknowledged;
}

async function post({ url }: Product, { threads, cookies }: Room, n: number): Promise<string | null> {
  const answer = await fetch(`${url}/api/v1/annotations/${threads[n % threads.length]}/posts`, {
    method: "POST",
    headers: { cookie: cookies[n % cookies.length] ?? "", origin: url, "content-type": "application/json" },
    body: JSON.stringify({ body: { markdown: `What I think of it, said *${n}* times over.` } }),
  });
  const { id } = (await answer.json()) as { id?: string };
  return id ?? null;
}

async function untilHeard(streams: OpenStream[], posts: number): Promise<void> {
  const last = performance.now() + ARRIVES_WITHIN_MS;
  while (performance.now() < last && streams.some(({ heard }) => heard.length < posts)) await pause(50);
}

function arrivals(streams: OpenStream[], acknowledged: Map<string, number>) {
  const delays: number[] = [];
  let [missed, doubled, outOfOrder] = [0, 0, 0];
  for (const { heard } of streams) {
    const first = new Map<string, number>();
    for (const [index, { post, at, number }] of heard.entries()) {
      if (number <= (heard[index - 1]?.number ?? 0)) outOfOrder++;
      if (post === null) continue;
      if (first.has(post)) doubled++;
      else first.set(post, at);
    }
    for (const [post, at] of acknowledged) {
      const arrived = first.get(post);
      if (arrived === undefined) missed++;
      else delays.push(Math.max(0, arrived - at));
    }
  }
  return { delays, missed, doubled, outOfOrder };
}
