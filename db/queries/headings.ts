import { sql } from "drizzle-orm";
import type { Heading } from "@/domain/chapters";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import { headingLevel } from "@/domain/heading-level";
import { beginningOf } from "@/domain/schedules/beginning-of";
import type { Db } from "../client";
import { paragraphs, readings } from "../schema/texts";
import { arrayOf } from "./array-of";

type Row = {
  reading_id: string;
  key: string;
  text: string;
  level: string | null;
  index: number;
  next_number: number | null;
};

/** The headings of readings as they are read now, in the order of each text; ornaments are none. At most so many of each. */
export async function listHeadings(
  db: Db,
  { group }: Granted<{ group: Group }, "group.assign" | "reading.assign" | "reading.read">,
  readingIds: readonly string[],
  most: number,
): Promise<Map<string, Heading[]>> {
  const rows = (await db.execute(sql`
    select reading.id as reading_id, heading.key, heading.text, heading.level, heading.index, (
      select next.number from ${paragraphs} as next
      where next.group_id = reading.group_id and next.edition_id = reading.edition_id
        and next.index > heading.index and next.number is not null
      order by next.index limit 1
    ) as next_number
    from ${readings} as reading
    cross join lateral (
      select one.key, one.text, one.index, one.attrs ->> 'level' as level
      from ${paragraphs} as one
      where one.group_id = reading.group_id and one.edition_id = reading.edition_id
        and one.kind = 'heading' and one.attrs ->> 'ornament' is distinct from 'true'
      order by one.index limit ${most}
    ) as heading
    where reading.group_id = ${group.id} and reading.id = any(${arrayOf(readingIds)}::uuid[])
    order by reading.id, heading.index`)) as unknown as Row[];
  const found = new Map<string, Heading[]>(readingIds.map((id) => [id, []]));
  for (const { reading_id, key, text, index, ...row } of rows) {
    const level = headingLevel(row);
    found.get(reading_id)?.push({ key, title: beginningOf(text), level, index, nextNumber: row.next_number });
  }
  return found;
}
