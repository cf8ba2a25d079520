import { seededRandom } from "@/tests/support/seed/random";
import { type SeededMember, seedGroup } from "@/tests/support/seed/seed-group";
import { type SeededReading, seedReading } from "@/tests/support/seed/seed-reading";
import { seedReadMark, seedTalk } from "@/tests/support/seed/seed-talk";
import { createDatabase, type Database, settle } from "../harness/database";
import type { Bench } from "../harness/questions";
import { type Quote, quotesOf } from "./text-page";

/** The shape of a very long novel. */
const PARAGRAPHS = 12_000;
const WORDS = 48;

export const ANNOTATIONS = [1_000, 10_000] as const;

export type Shelf = {
  database: Database;
  member: SeededMember;
  /** By how many annotations there are in each; the text is the same. */
  readings: Map<number, SeededReading>;
  quotes: Map<number, Quote[]>;
};

async function quotesIn({ sql }: Database, reading: SeededReading): Promise<Quote[]> {
  const places = await sql<{ start_index: number; start_offset: number; end_offset: number }[]>`
    select start_index, start_offset, end_offset from placements where reading_id = ${reading.id}
    order by start_index, start_offset, annotation_id`;
  return quotesOf(reading, places);
}

export async function buildShelf(bench: Bench): Promise<Shelf> {
  const database = await createDatabase(bench.postgres.url, "bench_browser", { isMigrated: true });
  const random = seededRandom(8);
  const group = await seedGroup(database.sql, random, { slug: "novel", members: 30 });
  const member = group.members[1] ?? group.members[0];
  const [readings, quotes] = [new Map<number, SeededReading>(), new Map<number, Quote[]>()];
  for (const annotations of ANNOTATIONS) {
    const shape = { paragraphs: PARAGRAPHS, words: WORDS };
    const title = `A novel with ${annotations} annotations`;
    const reading = await seedReading(database.sql, random, group, { title, ...shape });
    const talk = await seedTalk(database.sql, random, reading, {
      posts: 2 * annotations,
      threads: annotations,
    });
    await seedReadMark(database.sql, reading, member, talk.lastNumber);
    readings.set(annotations, reading);
    quotes.set(annotations, (await quotesIn(database, reading)).slice(0, annotations));
  }
  await settle(database.sql);
  return { database, member, readings, quotes };
}
