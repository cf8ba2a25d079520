import { type Child, startChild } from "../harness/child";
import { fetchOnce } from "../harness/fetch-once";
import { programOf } from "../harness/load";
import { startProduct } from "../harness/product";
import type { Bench, Row } from "../harness/questions";
import type { Shot } from "../harness/shot";
import { median } from "../harness/statistics";
import type { Site } from "./build-site";
import { COLLOQUY, FLOOR, floorShot, pageShot } from "./contenders";

type Server = { url: string; stop: () => Promise<void> };

async function firstRequest(start: () => Promise<Server>, shot: Shot): Promise<number> {
  const server = await start();
  try {
    const { status, ms } = await fetchOnce(server.url, shot);
    if (status !== 200) throw new Error(`The first request was answered ${status}`);
    return ms;
  } finally {
    await server.stop();
  }
}

export const startFloor = (bench: Bench, { floor }: Site): Promise<Child> =>
  startChild(programOf(bench, "opening/floor"), { ...process.env, DATABASE_URL: floor.url });

/** The first page after a server has started: nothing is compiled, connected or remembered. */
export async function measureCold(bench: Bench, site: Site): Promise<Row[]> {
  const rounds = bench.isQuick ? 1 : 3;
  const rows: Row[] = [];
  for (const [posts, reading] of site.readings) {
    if (bench.isQuick && posts !== 1_000) continue;
    const taken = new Map<string, number[]>([
      [COLLOQUY, []],
      [FLOOR, []],
    ]);
    for (let round = 0; round < rounds; round++) {
      const shot = await pageShot(reading, site.regular);
      taken.get(COLLOQUY)?.push(await firstRequest(() => startProduct(bench, site.product.url), shot));
      const startBare = async () => {
        const { ready, stop } = await startFloor(bench, site);
        return { url: String(ready.url), stop };
      };
      taken.get(FLOOR)?.push(await firstRequest(startBare, floorShot(reading, site.regular)));
    }
    for (const [who, times] of taken)
      rows.push({
        task: `First request after the start, ${posts.toLocaleString("en")} posts`,
        who,
        figures: { time: { unit: "ms", value: median(times), rounds: times } },
      });
  }
  return rows;
}
