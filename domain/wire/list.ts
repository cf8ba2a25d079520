import { z } from "zod";

/** A page of a list; `next` goes into `?after=` and is null at the end. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export type List<Item> = { items: Item[]; next: string | null };

/** More than a hundred at once is cut, not refused. */
export const listQuery = z.object({
  after: z.string().max(200).optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .default(50)
    .transform((limit) => Math.min(limit, 100)),
});

export const instant = z.iso.datetime().describe("RFC 3339, UTC");
