import type { Sql } from "postgres";
import type { SeededReading } from "@/tests/support/seed/seed-reading";
import { floorText } from "./floor-page";

export async function createFloorTables(sql: Sql): Promise<void> {
  await sql`create table floor_texts (reading uuid primary key, head text not null, tail text not null)`;
  await sql`create table floor_posts (
    reading uuid not null, place int not null, thread uuid not null, author text not null, html text not null,
    at timestamptz not null, primary key (reading, place))`;
}

/** The same text and threads, in one table that holds exactly what the page needs. */
export async function seedFloorPage(from: Sql, to: Sql, reading: SeededReading): Promise<void> {
  const { head, tail } = floorText(reading.title, reading.paragraphs);
  await to`insert into floor_texts values (${reading.id}, ${head}, ${tail})`;
  const posts = await from`
    select annotations.id as thread, memberships.name as author, '<p>' || post_versions.text || '</p>' as html,
      posts.created_at as at,
      row_number() over (order by placements.start_index, annotations.id, posts.created_at, posts.id) as place
    from posts
    join annotations on annotations.id = posts.annotation_id
    join placements on placements.annotation_id = annotations.id
    join memberships on memberships.id = posts.author_id
    join post_versions on post_versions.post_id = posts.id
    where posts.reading_id = ${reading.id} and annotations.audience = 'group'`;
  const rows = posts.map((post) => ({ reading: reading.id, ...post }));
  await to`
    insert into floor_posts (reading, place, thread, author, html, at)
    select reading, place, thread, author, html, at
    from jsonb_to_recordset(${to.json(rows as never)})
      as one (reading uuid, place int, thread uuid, author text, html text, at timestamptz)`;
}
