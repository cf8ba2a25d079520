import { seededRandom } from "@/tests/support/seed/random";
import { type SeededGroup, type SeededMember, seedGroup } from "@/tests/support/seed/seed-group";
import { type SeededReading, seedReading } from "@/tests/support/seed/seed-reading";
import { seedReadMark, seedTalk } from "@/tests/support/seed/seed-talk";
import { createDatabase, type Database, settle } from "../harness/database";
import type { Bench } from "../harness/questions";
import { seedFloorSessions } from "../harness/seed-floor";
import { createFloorTables, seedFloorPage } from "./seed-floor-pages";

export const SIZES = [100, 1_000, 10_000] as const;
const PARAGRAPHS = 100;
const WORDS = 85;
const POSTS_A_THREAD = 4;
/** What the one who opens the page has not seen yet. */
const UNREAD = 20;

export type Site = {
  product: Database;
  floor: Database;
  group: SeededGroup;
  /** Somebody who reads regularly, and somebody who has just joined. */
  regular: SeededMember;
  newcomer: SeededMember;
  readings: Map<number, SeededReading>;
};

/** The same readings for the product and for the floor. */
export async function buildSite(bench: Bench): Promise<Site> {
  const random = seededRandom(1);
  const product = await createDatabase(bench.postgres.url, "bench_opening", { isMigrated: true });
  const floor = await createDatabase(bench.postgres.url, "bench_opening_floor", { isMigrated: false });
  const group = await seedGroup(product.sql, random, { slug: "walkers", members: 30 });
  const [, regular, newcomer] = group.members;
  if (!regular || !newcomer) throw new Error("The group is too small.");
  await seedFloorSessions(floor.sql, group.members);
  await createFloorTables(floor.sql);
  const readings = new Map<number, SeededReading>();
  for (const posts of SIZES) {
    const title = `A text with ${posts} posts`;
    const reading = await seedReading(product.sql, random, group, {
      title,
      paragraphs: PARAGRAPHS,
      words: WORDS,
    });
    const talk = await seedTalk(product.sql, random, reading, { posts, threads: posts / POSTS_A_THREAD });
    await seedReadMark(product.sql, reading, regular, talk.lastNumber - UNREAD);
    await seedFloorPage(product.sql, floor.sql, reading);
    readings.set(posts, reading);
  }
  await settle(product.sql);
  await settle(floor.sql);
  return { product, floor, group, regular, newcomer, readings };
}
