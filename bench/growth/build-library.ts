import type { Scene } from "@/tests/support/plans/hot-queries";
import { seededRandom } from "@/tests/support/seed/random";
import { seedGroup } from "@/tests/support/seed/seed-group";
import { seedReading } from "@/tests/support/seed/seed-reading";
import { seedReadMark, seedTalk } from "@/tests/support/seed/seed-talk";
import { createDatabase, type Database, settle } from "../harness/database";
import type { Bench } from "../harness/questions";

const PARAGRAPHS = 100;
const WORDS = 40;
const POSTS_A_THREAD = 4;
const UNREAD = 20;

/** One reading has a tenth of all that is said; the rest lies in groups of ten readings. */
const SHARE = 10;
const READINGS_IN_A_GROUP = 10;

/** With so many, checking each foreign key would take longer than everything else. */
const TRUSTED_FROM = 1_000_000;

export type Library = { database: Database; scene: Scene };

/** A site with so many posts, and somebody who reads where most is said. */
export async function buildLibrary(bench: Bench, posts: number): Promise<Library> {
  const random = seededRandom(posts);
  const database = await createDatabase(bench.postgres.url, `bench_growth_${posts}`, { isMigrated: true });
  const { sql } = database;
  if (posts >= TRUSTED_FROM) await sql`set session_replication_role = replica`;
  const here = Math.max(1_000, posts / SHARE);
  const elsewhere = here / SHARE;
  const shape = { paragraphs: PARAGRAPHS, words: WORDS };
  const group = await seedGroup(sql, random, { slug: "here", members: 30 });
  const reading = await seedReading(sql, random, group, { ...shape, title: "The large one" });
  const talk = await seedTalk(sql, random, reading, { posts: here, threads: here / POSTS_A_THREAD });
  const member = group.members[1] ?? group.members[0];
  await seedReadMark(sql, reading, member, talk.lastNumber - UNREAD);

  for (let left = posts - here, n = 0; left > 0; n++) {
    const others = await seedGroup(sql, random, { slug: `others-${n}`, members: 30 });
    for (let one = 0; one < READINGS_IN_A_GROUP && left > 0; one++, left -= elsewhere) {
      const other = await seedReading(sql, random, others, { ...shape, title: `Another ${one}` });
      await seedTalk(sql, random, other, { posts: elsewhere, threads: elsewhere / POSTS_A_THREAD });
    }
  }
  await settle(sql);
  const [annotationId = ""] = talk.annotationIds;
  return { database, scene: { reading, member, annotationId, lastNumber: talk.lastNumber } };
}
