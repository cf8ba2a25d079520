import { fetchOnce } from "../harness/fetch-once";
import type { Product } from "../harness/product";
import { costOf } from "../harness/queries";
import type { Bench, Row } from "../harness/questions";
import type { Site } from "./build-site";
import { COLLOQUY, FLOOR, floorShot, NEWCOMER, pageShot } from "./contenders";

const TIMES = 10;

/** What one page weighs and asks: numbers that a busy machine does not change. */
export async function measurePages(
  bench: Bench,
  site: Site,
  product: Product,
  floorUrl: string,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [posts, reading] of site.readings) {
    const task = `What one page weighs and asks, ${posts.toLocaleString("en")} posts`;
    const candidates = [
      { who: COLLOQUY, url: product.url, database: site.product.name, member: site.regular },
      { who: NEWCOMER, url: product.url, database: site.product.name, member: site.newcomer },
      { who: FLOOR, url: floorUrl, database: site.floor.name, member: site.regular },
    ];
    for (const { who, url, database, member } of candidates) {
      const shot = who === FLOOR ? floorShot(reading, member) : await pageShot(reading, member);
      const plain = await fetchOnce(url, shot);
      const headers = { ...shot.headers, "accept-encoding": "gzip" };
      const compressed = await fetchOnce(url, { ...shot, headers });
      const cost = await costOf(bench, database, TIMES, async () => {
        for (let n = 0; n < TIMES; n++) await fetchOnce(url, shot);
      });
      const figures = {
        bytes: { unit: "kB", value: plain.bytes / 1000 },
        compressed: { unit: "kB", value: compressed.bytes / 1000 },
        queries: { unit: "", value: cost.statements },
        rows: { unit: "", value: cost.rows },
      };
      rows.push({ task, who, figures });
    }
  }
  return rows;
}
