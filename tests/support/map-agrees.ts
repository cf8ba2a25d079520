import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { database } from "@/db/client";
import { readMap } from "@/db/queries/reading-map";
import { inQuery, isPostWhole } from "@/db/queries/visibility";
import type { Viewer } from "@/domain/viewer";
import { accessReading } from "@/operations/access";

/** What is counted for each of some viewers is what the visibility rule, asked of every post, lets them read. */
export async function expectMapToAgree(
  reading: { id: string },
  viewers: Record<string, Viewer>,
): Promise<void> {
  for (const [who, viewer] of Object.entries(viewers)) {
    const access = await accessReading(database(), viewer, reading.id, "reading.read");
    const { talk } = await readMap(database(), access);
    const allowed = await database().execute<{ key: string; posts: number; threads: number }>(sql`
      select coalesce(annotations.counted_key, annotations.start_key) as key, count(*)::int as posts, count(distinct annotations.id)::int as threads
      from posts join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
      where posts.reading_id = ${reading.id} and ${isPostWhole(inQuery(access.looker, access.reading))}
      group by 1`);
    const counted = [...talk].flatMap(([key, { posts, threads }]) =>
      posts > 0 ? [[key, { posts, threads }]] : [],
    );
    const byKey = allowed.map(({ key, posts, threads }) => [key, { posts, threads }]);
    expect(Object.fromEntries(counted), who).toEqual(Object.fromEntries(byKey));
  }
}
