import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Moderation } from "@/domain/annotations";
import { newId } from "@/domain/ids";
import type { HoldReason, ReviewKind } from "@/domain/moderation";
import type { Db, Transaction } from "../client";
import { annotations } from "../schema/annotations";
import { memberships } from "../schema/groups";
import { reviewItems } from "../schema/moderation";
import { readings, texts } from "../schema/texts";
import { arrayOf } from "./array-of";
import type { ItemRow } from "./review";
import { isBare } from "./visibility";

/* Review items about what is no post: a highlight, the text of a reading, the name that a member bears. */

export type Flagged = { groupId: string } & (
  | {
      kind: "flagged-annotation";
      readingId: string;
      annotationId: string;
      heldFor?: HoldReason;
      appeal?: string;
    }
  | { kind: "flagged-text"; readingId: string }
  | { kind: "flagged-picture"; readingId: string; picture: string }
  | { kind: "flagged-name"; memberId: string; name: string }
);

const { groupId, annotationId, readingId, memberId, decidedAt } = reviewItems;

const ONE_OPEN: Record<Flagged["kind"], { target: PgColumn[]; targetWhere: SQL }> = {
  "flagged-annotation": { target: [groupId, annotationId], targetWhere: isNull(decidedAt) },
  "flagged-text": {
    target: [groupId, readingId],
    targetWhere: sql`decided_at is null and kind = 'flagged-text'`,
  },
  "flagged-picture": {
    target: [groupId, readingId, reviewItems.picture],
    targetWhere: sql`decided_at is null and kind = 'flagged-picture'`,
  },
  "flagged-name": { target: [groupId, memberId], targetWhere: isNull(decidedAt) },
};

/** Puts it before the moderators: into the item that is open, which is another by then, or into a new one. */
export async function openItemOn(tx: Transaction, flagged: Flagged): Promise<ItemRow> {
  const [item] = await tx
    .insert(reviewItems)
    .values({ id: newId(), ...flagged })
    .onConflictDoUpdate({
      ...ONE_OPEN[flagged.kind],
      set: {
        version: sql`${reviewItems.version} + 1`,
        ...(flagged.kind === "flagged-name" && { name: flagged.name }),
        ...(flagged.kind === "flagged-annotation" && flagged.heldFor && { heldFor: flagged.heldFor }),
        ...(flagged.kind === "flagged-annotation" && flagged.appeal && { appeal: flagged.appeal }),
      },
    })
    .returning();
  if (!item) throw new Error("A review item was neither made nor found");
  return item;
}

/** Held until the commit. Undefined where it is decided already. */
export async function lockOpenItemById(
  tx: Transaction,
  inGroup: string,
  id: string,
): Promise<ItemRow | undefined> {
  const [item] = await tx
    .select()
    .from(reviewItems)
    .where(and(eq(groupId, inGroup), eq(reviewItems.id, id), isNull(decidedAt)))
    .for("update");
  return item;
}

/** Its tags are others by now: whoever decides on it has to look again. */
export async function touchHighlight(tx: Transaction, inGroup: string, id: string): Promise<void> {
  await tx
    .update(reviewItems)
    .set({ version: sql`${reviewItems.version} + 1` })
    .where(and(eq(groupId, inGroup), eq(annotationId, id), isNull(decidedAt)));
}

/** Why tags wait; null where nothing waits about them, or it is only flagged. */
export async function findHeldFor(tx: Transaction, inGroup: string, id: string): Promise<HoldReason | null> {
  const [item] = await tx
    .select({ heldFor: reviewItems.heldFor })
    .from(reviewItems)
    .where(and(eq(groupId, inGroup), eq(annotationId, id), isNull(decidedAt)));
  return item?.heldFor ?? null;
}

/** What became of it since: whether it is hidden, archived or taken now, or waits to be shown. By the item. */
export async function listAway(
  db: Db,
  inGroup: string,
  items: readonly { id: string; kind: ReviewKind | "join-request" }[],
): Promise<Map<string, "away" | "waits">> {
  const ids = items.filter(({ kind }) => ONE_OPEN[kind as Flagged["kind"]]).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const away = await db.execute<{ id: string; waits: boolean }>(sql`
    select items.id, coalesce(marked.moderation = 'held' and ${isBare(sql`marked`)}, false) as waits
    from ${reviewItems} as items
    left join ${annotations} as marked on marked.group_id = items.group_id and marked.id = items.annotation_id
    left join ${memberships} as named on named.group_id = items.group_id and named.id = items.member_id
    left join ${readings} as shelved on shelved.group_id = items.group_id and shelved.id = items.reading_id
    left join ${texts} as shown on shown.group_id = shelved.group_id and shown.id = shelved.text_id
    where items.group_id = ${inGroup} and items.id = any(${arrayOf(ids)}::uuid[]) and case items.kind
      when 'flagged-annotation' then marked.moderation <> 'visible'
      when 'flagged-text' then shelved.archived_at is not null
      when 'flagged-picture' then items.picture = any(shown.pictures_away)
      else named.is_given_name and named.taken_name = items.name end`);
  return new Map(away.map(({ id, waits }) => [id, waits ? "waits" : "away"]));
}

export type LockedHighlight = {
  isBare: boolean;
  moderation: Moderation;
  author: { id: string; name: string; userId: string };
};

/** Held until the commit: nobody takes it back, edits it or decides on it meanwhile. Undefined where it was deleted. */
export async function lockHighlight(
  tx: Transaction,
  inGroup: string,
  id: string,
): Promise<LockedHighlight | undefined> {
  const [found] = await tx.execute<{
    is_bare: boolean;
    moderation: Moderation;
    author: LockedHighlight["author"];
  }>(sql`
    select ${isBare()} as is_bare, ${annotations}.moderation,
      json_build_object('id', author.id, 'name', author.name, 'userId', author.user_id) as author
    from ${annotations} join ${memberships} as author on author.group_id = ${annotations}.group_id
      and author.id = ${annotations}.author_id
    where ${annotations}.group_id = ${inGroup} and ${annotations}.id = ${id} and ${annotations}.deleted_at is null
    for update of ${annotations}`);
  return found && { isBare: found.is_bare, moderation: found.moderation, author: found.author };
}

/** `number`: of the event by which others see it again. */
export async function setHighlight(
  tx: Transaction,
  inGroup: string,
  id: string,
  change: { moderation: "visible" | "held" | "hidden" } | { number: number },
): Promise<void> {
  await tx
    .update(annotations)
    .set({ ...change, ...("moderation" in change && { moderatedAt: sql`now()` }) })
    .where(and(eq(annotations.groupId, inGroup), eq(annotations.id, id)));
}

export async function findDecidedItem(db: Db, inGroup: string, id: string): Promise<ItemRow | null> {
  const [item] = await db
    .select()
    .from(reviewItems)
    .where(and(eq(groupId, inGroup), eq(reviewItems.id, id), isNotNull(decidedAt)));
  return item ?? null;
}
