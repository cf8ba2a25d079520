import { seededRandom } from "@/tests/support/seed/random";
import { seedGroup } from "@/tests/support/seed/seed-group";
import { seedReading } from "@/tests/support/seed/seed-reading";
import { seedTalk } from "@/tests/support/seed/seed-talk";
import { createDatabase, type Database, settle } from "../harness/database";
import { sessionCookie } from "../harness/product";
import type { Bench } from "../harness/questions";

export type Room = {
  database: Database;
  /** The page of the reading. */
  path: string;
  reading: string;
  threads: string[];
  /** Of its members, each in a browser of their own. */
  cookies: string[];
};

/** One reading that many have open, with 1,000 posts in it. */
export async function buildRoom(bench: Bench, members: number): Promise<Room> {
  const random = seededRandom(3);
  const database = await createDatabase(bench.postgres.url, "bench_live", { isMigrated: true });
  const group = await seedGroup(database.sql, random, { slug: "crowd", members });
  const shape = { title: "A text that many have open", paragraphs: 100, words: 85 };
  const reading = await seedReading(database.sql, random, group, shape);
  const { annotationIds } = await seedTalk(database.sql, random, reading, { posts: 1_000, threads: 250 });
  await settle(database.sql);
  const cookies = await Promise.all(group.members.map(({ sessionId }) => sessionCookie(sessionId)));
  const path = `/groups/${group.slug}/readings/${reading.id}`;
  return { database, path, reading: reading.id, threads: annotationIds, cookies };
}
