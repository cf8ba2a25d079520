import { seededRandom } from "@/tests/support/seed/random";
import { type SeededMember, seedGroup } from "@/tests/support/seed/seed-group";
import { type SeededReading, seedReading } from "@/tests/support/seed/seed-reading";
import { seedTalk } from "@/tests/support/seed/seed-talk";
import { createDatabase, type Database, settle } from "../harness/database";
import type { Bench } from "../harness/questions";
import { seedFloorSessions } from "../harness/seed-floor";

/** Enough that nobody comes near the writing limit, which counts for each. */
const WRITERS = 300;

export type Room = {
  product: Database;
  floor: Database;
  reading: SeededReading;
  members: SeededMember[];
  annotationIds: string[];
};

/** One reading with 1,000 posts, in which everybody writes at once: the hardest case, since it has one counter. */
export async function buildRoom(bench: Bench): Promise<Room> {
  const random = seededRandom(2);
  const product = await createDatabase(bench.postgres.url, "bench_posting", { isMigrated: true });
  const floor = await createDatabase(bench.postgres.url, "bench_posting_floor", { isMigrated: false });
  const group = await seedGroup(product.sql, random, { slug: "writers", members: WRITERS });
  const shape = { title: "A text that many write about", paragraphs: 100, words: 85 };
  const reading = await seedReading(product.sql, random, group, shape);
  const { annotationIds } = await seedTalk(product.sql, random, reading, { posts: 1_000, threads: 250 });
  await seedFloorSessions(floor.sql, group.members);
  await floor.sql`create table floor_posts (
    id uuid primary key, thread uuid not null, author uuid not null, body text not null,
    at timestamptz not null default now())`;
  await settle(product.sql);
  return { product, floor, reading, members: group.members, annotationIds };
}
