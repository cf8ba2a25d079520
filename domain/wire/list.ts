import { z } from "zod";
import { idSchema } from "../ids";

/** A page of a list; `next` goes into `?after=` and is null at the end. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export type List<Item> = { items: Item[]; next: string | null };

/** More than a hundred at once is cut, not refused. */
const limit = z.coerce
  .number()
  .int()
  .min(1)
  .default(50)
  .transform((limit) => Math.min(limit, 100));

const whole = z.string().regex(/^\d{1,15}$/);
const small = z.string().regex(/^\d{1,9}$/);
const following = "The `next` of the page before";

/** Lists in the order of ids, which is that of their making. */
export const pageById = z.object({ after: idSchema.optional().describe(following), limit });

/** Lists in the order of events: what is committed late has a higher number, so that no page misses it. */
export const pageByNumber = z.object({ after: whole.optional().describe(following), limit });

/** Lists whose places are counted: paragraphs, and versions of a post. */
export const pageByPlace = z.object({
  after: small.transform(Number).optional().describe(following),
  limit,
});

/** One page of rows that were asked for with one more than `limit`, which tells that something follows. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  { item, cursor }: { item: (row: Row) => Item; cursor: (row: Row) => string | number },
): List<Item> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(item), next: last && rows.length > limit ? String(cursor(last)) : null };
}

export const instant = z.iso.datetime().describe("RFC 3339, UTC");
