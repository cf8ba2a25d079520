import { and, eq, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import { newId } from "@/domain/ids";
import type { FlagReason } from "@/domain/moderation";
import type { Db, Transaction } from "../client";
import { posts, postVersions } from "../schema/annotations";
import { memberships } from "../schema/groups";
import { flags, reviewItems } from "../schema/moderation";
import { paragraphs, readings } from "../schema/texts";
import { arrayOf } from "./array-of";
import { instantText } from "./instant-text";
import type { ItemRow } from "./review";

export type NewFlagRow = {
  flaggerId: string;
  reason: FlagReason;
  note: string;
  paragraphKey?: string | null;
};

/** False when they have flagged it before, while it is open: then this is what they say now. */
export async function addFlag(
  tx: Transaction,
  item: Pick<ItemRow, "groupId" | "id">,
  { flaggerId, reason, note, paragraphKey = null }: NewFlagRow,
): Promise<{ id: string; createdAt: Date; isNew: boolean }> {
  const id = newId();
  const [flag] = await tx
    .insert(flags)
    .values({ groupId: item.groupId, id, itemId: item.id, flaggerId, reason, note, paragraphKey })
    .onConflictDoUpdate({
      target: [flags.groupId, flags.itemId, flags.flaggerId],
      set: { reason, note, paragraphKey },
    })
    .returning({ id: flags.id, createdAt: flags.createdAt });
  if (!flag) throw new Error("A flag was neither made nor found");
  return { ...flag, isNew: flag.id === id };
}

/**
 * The flags of an open item by which a post may be hidden: of members who may write here, and whom no moderator has
 * answered yet: who flagged the same words before one let them stand is heard again, and does not hide them again. None
 * where an organizer wrote it.
 */
export async function countHidingFlags(
  tx: Transaction,
  item: Pick<ItemRow, "groupId" | "id">,
): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from ${flags}
    join ${memberships} as flagger on flagger.group_id = flags.group_id and flagger.id = flags.flagger_id
      and flagger.state = 'active' and coalesce(flagger.silenced_until <= now(), true)
    join ${reviewItems} as items on items.group_id = flags.group_id and items.id = flags.item_id
    join ${posts} on posts.group_id = items.group_id and posts.id = items.post_id
    join ${postVersions} as words on words.group_id = posts.group_id and words.post_id = posts.id
      and words.version = posts.approved_version
    where flags.group_id = ${item.groupId} and flags.item_id = ${item.id}
      and not exists (select from ${memberships} as writer where writer.group_id = posts.group_id
        and writer.id = posts.author_id and writer.role = 'organizer' and writer.state = 'active')
      and not exists (select from ${flags} as before
        join ${reviewItems} as flagged on flagged.group_id = before.group_id and flagged.id = before.item_id
        join ${reviewItems} as answered on answered.group_id = flagged.group_id and answered.post_id = flagged.post_id
        where before.group_id = flags.group_id and before.flagger_id = flags.flagger_id
          and flagged.post_id = items.post_id and flagged.id <> items.id
          and answered.decision in ('keep', 'approve', 'restore')
          and answered.decided_at > before.created_at and answered.decided_at > words.created_at)`);
  return row?.count ?? 0;
}

/** Who flagged, to be told what became of it. */
export async function listFlaggers(
  tx: Transaction,
  item: Pick<ItemRow, "groupId" | "id">,
): Promise<{ userId: string }[]> {
  return tx
    .select({ userId: memberships.userId })
    .from(flags)
    .innerJoin(memberships, and(eq(memberships.groupId, flags.groupId), eq(memberships.id, flags.flaggerId)))
    .where(and(eq(flags.groupId, item.groupId), eq(flags.itemId, item.id), eq(memberships.state, "active")));
}

export type FlagRow = {
  item_id: string;
  id: string;
  reason: FlagReason;
  note: string;
  paragraph: number | null;
  created_at: string;
  flagger_id: string;
  flagger_name: string;
  flagger_handle: string;
};

export async function listFlagRows(
  db: Db,
  { group }: Granted<{ group: Group }, "group.review">,
  itemIds: string[],
): Promise<FlagRow[]> {
  if (itemIds.length === 0) return [];
  return db.execute<FlagRow>(sql`
    select flags.item_id, flags.id, flags.reason, flags.note, ${paragraphMeant} as paragraph, ${instantText(sql`flags.created_at`)} as created_at,
      flagger.id as flagger_id, flagger.name as flagger_name, flagger.handle as flagger_handle
    from ${flags} join ${memberships} as flagger on flagger.group_id = flags.group_id and flagger.id = flags.flagger_id
    where flags.group_id = ${group.id} and flags.item_id = any(${arrayOf(itemIds)}::uuid[])
    order by flags.id`);
}

/** Its number in the edition that is read now. */
const paragraphMeant = sql`case when flags.paragraph_key is not null then (
      select meant.number from ${reviewItems} as items
      join ${readings} as here on here.group_id = items.group_id and here.id = items.reading_id
      join ${paragraphs} as meant on meant.group_id = here.group_id and meant.edition_id = here.edition_id
        and meant.key = flags.paragraph_key
      where items.group_id = flags.group_id and items.id = flags.item_id) end`;
