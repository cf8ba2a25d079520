import { sql } from "drizzle-orm";
import type { HoldReason, ReviewKind, WayBack } from "@/domain/moderation";
import type { Db } from "../client";
import { moderationLog, reviewItems } from "../schema/moderation";
import { arrayOf } from "./array-of";
import { type ItemRow, itemsThatStand, whose } from "./review";

/** `heldFor`: why it waited, of what waits again. */
type Back = { way: WayBack; heldFor: HoldReason | null };

type BackRow = {
  id: string;
  kind: ReviewKind;
  is_held: boolean;
  stands: string | null;
  stood: string | null;
  held_for: HoldReason | null;
};

/**
 * What taking decisions back would make of what they were about, by the item: as it stood before it was taken away. None for
 * those after which something else was decided about the same, or waits again.
 */
export async function listWaysBack(
  db: Db,
  groupId: string,
  itemIds: readonly string[],
): Promise<Map<string, Back>> {
  if (itemIds.length === 0) return new Map();
  const rows = await db.execute<BackRow>(sql`
    select items.id, items.kind, coalesce(marked.moderation = 'held', false) as is_held, posts.moderation as stands,
      (select step.from_state from ${moderationLog} as step
        where ${isAboutIt} and step.action in ('hide', 'return', 'hide-by-flags')
          and step.from_state is distinct from step.to_state order by step.id desc limit 1) as stood,
      (select step.reason from ${moderationLog} as step
        where ${isAboutIt} and step.action in ('hold', 'resubmit') order by step.id desc limit 1) as held_for
    from ${itemsThatStand}
    where items.group_id = ${groupId} and items.id = any(${arrayOf([...itemIds])}::uuid[])
      and items.decision not in ('approve', 'restore')
      and (items.decision <> 'keep'
        or ((items.post_id is not null or items.annotation_id is not null) and items.appeal is null))
      and not exists (select from ${reviewItems} as later where later.group_id = items.group_id and ${isAboutTheSame}
        and (later.decided_at > items.decided_at or (later.decided_at is null and marked.moderation = 'held')))`);
  const ways = rows.map((row) => ({ ...row, way: wayOf(row) }));
  const open = ways.filter(({ way, stands }) => way !== "return" || stands !== "returned");
  return new Map(open.map(({ id, way, held_for }) => [id, { way, heldFor: held_for }]));
}

export const findWayBack = async (db: Db, { groupId, id }: ItemRow): Promise<Back | null> =>
  (await listWaysBack(db, groupId, [id])).get(id) ?? null;

const isAboutIt = sql`step.group_id = items.group_id and step.member_id = ${whose}
  and (step.post_id = items.post_id or (step.subject = 'annotation' and step.annotation_id = items.annotation_id))`;

const isAboutTheSame = sql`(later.post_id = items.post_id or later.annotation_id = items.annotation_id
  or later.member_id = items.member_id or later.import_id = items.import_id
  or (items.kind in ('flagged-text', 'flagged-picture') and later.kind = items.kind
    and later.reading_id = items.reading_id and later.picture is not distinct from items.picture))`;

function wayOf({ kind, is_held, stood }: BackRow): WayBack {
  if (kind === "brought-text" || is_held || stood === "held") return "wait";
  return stood === "returned" ? "return" : "show";
}
