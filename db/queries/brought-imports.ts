import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { HandedIn, ImportReview } from "@/domain/brought-import";
import type { Granted } from "@/domain/granted";
import type { Group, MemberState, Role } from "@/domain/groups";
import { newId } from "@/domain/ids";
import type { Db, Transaction } from "../client";
import { memberships } from "../schema/groups";
import { reviewItems } from "../schema/moderation";
import { imports } from "../schema/texts";
import type { ImportAbility } from "./imports";
import type { ItemRow } from "./review";

/* Imports of members, from when they are handed in until they are decided on. */

type AtImport<A extends ImportAbility> = Granted<{ group: Group; import: { id: string } }, A>;

/** How many of a member's wait. */
export async function countWaiting(db: Db, groupId: string, memberId: string): Promise<number> {
  const rows = await db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.groupId, groupId), eq(imports.createdBy, memberId), eq(imports.review, "waiting")));
  return rows.length;
}

/** How it stands from now on; the row is held. `handedIn`: what the review is told of it. */
export async function setReview(
  tx: Transaction,
  { group, import: { id } }: AtImport<"import.hand-in" | "import.take-back" | "import.judge">,
  change: { review: ImportReview; handedIn?: HandedIn },
): Promise<void> {
  await tx
    .update(imports)
    .set(change)
    .where(and(eq(imports.groupId, group.id), eq(imports.id, id)));
}

/** Puts it before the review: into the item that is open about it, which is another by then, or into a new one. */
export async function openItemOnImport(
  tx: Transaction,
  { group, import: { id } }: AtImport<"import.hand-in" | "import.judge">,
): Promise<ItemRow> {
  const [item] = await tx
    .insert(reviewItems)
    .values({ id: newId(), groupId: group.id, kind: "brought-text", importId: id })
    .onConflictDoUpdate({
      target: [reviewItems.groupId, reviewItems.importId],
      targetWhere: isNull(reviewItems.decidedAt),
      set: { version: sql`${reviewItems.version} + 1` },
    })
    .returning();
  if (!item) throw new Error("A review item was neither made nor found");
  return item;
}

/** Whoever saw it before decides on it no more. Null where none is open. */
export async function touchItemOnImport(
  tx: Transaction,
  { group, import: { id } }: AtImport<"import.take-back">,
): Promise<ItemRow | null> {
  const [item] = await tx
    .update(reviewItems)
    .set({ version: sql`${reviewItems.version} + 1` })
    .where(
      and(eq(reviewItems.groupId, group.id), eq(reviewItems.importId, id), isNull(reviewItems.decidedAt)),
    )
    .returning();
  return item ?? null;
}

export type BroughtRow = {
  id: string;
  review: ImportReview;
  version: number;
  handedIn: HandedIn | null;
  reading: { id: string; title: string } | null;
  /** The place of whoever brought it. */
  state: MemberState;
  role: Role;
};

/** What a review is told of them. */
export async function listBrought(
  db: Db,
  { group }: Granted<{ group: Group }, "group.review">,
  ids: string[],
): Promise<BroughtRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      id: imports.id,
      review: imports.review,
      version: imports.version,
      handedIn: imports.handedIn,
      readingId: imports.readingId,
      state: memberships.state,
      role: memberships.role,
    })
    .from(imports)
    .innerJoin(
      memberships,
      and(eq(memberships.groupId, imports.groupId), eq(memberships.id, imports.createdBy)),
    )
    .where(and(eq(imports.groupId, group.id), inArray(imports.id, ids)));
  return rows.map(({ readingId, ...row }) => ({
    ...row,
    reading: readingId === null ? null : { id: readingId, title: row.handedIn?.title ?? "" },
  }));
}

const decided = alias(reviewItems, "decided");

/** What was said to whoever brought it when it was decided on last. */
export async function findLastWords(
  db: Db,
  { group, import: { id } }: AtImport<"import.read">,
): Promise<string> {
  const [found] = await db
    .select({ note: decided.note })
    .from(decided)
    .where(and(eq(decided.groupId, group.id), eq(decided.importId, id), sql`decided.decided_at is not null`))
    .orderBy(sql`decided.decided_at desc`)
    .limit(1);
  return found?.note ?? "";
}

/** Of an item, for the notice of it: what became of what it is about. */
export async function findBroughtByItem(
  db: Db,
  groupId: string,
  itemId: string,
): Promise<{ id: string; title: string; readingId: string | null } | null> {
  const [found] = await db
    .select({ id: imports.id, handedIn: imports.handedIn, readingId: imports.readingId })
    .from(reviewItems)
    .innerJoin(imports, and(eq(imports.groupId, reviewItems.groupId), eq(imports.id, reviewItems.importId)))
    .where(and(eq(reviewItems.groupId, groupId), eq(reviewItems.id, itemId)));
  return found ? { id: found.id, title: found.handedIn?.title ?? "", readingId: found.readingId } : null;
}
