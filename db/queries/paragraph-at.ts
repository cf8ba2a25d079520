import { type SQL, sql } from "drizzle-orm";
import { paragraphs } from "../schema/texts";

type Place = { groupId: SQL; editionId: SQL; key: SQL };

/**
 * A paragraph by its key, for a lateral join. Looked up for each row, whatever the planner believes of a text that has just
 * come: with two of them as plain joins it took its 1,200 paragraphs for a few, went through the square of them for each
 * row, and ended at a statement's 30 s.
 */
export const paragraphAt = ({
  groupId,
  editionId,
  key,
}: Place): SQL => sql`(select key, index, number from ${paragraphs}
      where paragraphs.group_id = ${groupId} and paragraphs.edition_id = ${editionId}
        and paragraphs.key = ${key} limit 1)`;

/** Joins to rows of `stretches` where they begin and end in an edition, as `first` and `last`; those without both fall out. */
export const stretchEnds = (editionId: SQL): SQL => {
  const at = { groupId: sql`stretches.group_id`, editionId };
  return sql`cross join lateral ${paragraphAt({ ...at, key: sql`stretches.from_key` })} as first
    cross join lateral ${paragraphAt({ ...at, key: sql`stretches.through_key` })} as last`;
};
