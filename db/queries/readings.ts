import { and, desc, eq, isNull, lt, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import { isId } from "@/domain/ids";
import type { Reading } from "@/domain/readings";
import type { Db, Transaction } from "../client";
import { editions, readings, texts } from "../schema/texts";
import { readingColumns } from "./row-columns";

/** The newest first; `isOpen`: without those that are archived. */
export async function listReadings(
  db: Db,
  { group }: Granted<{ group: Group }>,
  { isOpen = false, after, limit }: { isOpen?: boolean; after?: string | undefined; limit: number },
): Promise<Reading[]> {
  return db
    .select(readingColumns)
    .from(readings)
    .innerJoin(texts, and(eq(texts.groupId, readings.groupId), eq(texts.id, readings.textId)))
    .innerJoin(editions, and(eq(editions.groupId, readings.groupId), eq(editions.id, readings.editionId)))
    .where(
      and(
        eq(readings.groupId, group.id),
        isOpen ? isNull(readings.archivedAt) : undefined,
        after ? lt(readings.id, after) : undefined,
      ),
    )
    .orderBy(desc(readings.id))
    .limit(limit);
}

export async function updateReading(
  tx: Transaction,
  { reading }: Granted<{ reading: Reading }, "reading.edit" | "reading.judge">,
  change: Partial<Pick<Reading, "archivedAt" | "isDivided">>,
): Promise<void> {
  await tx
    .update(readings)
    .set({ ...change, version: sql`${readings.version} + 1` })
    .where(and(eq(readings.groupId, reading.groupId), eq(readings.id, reading.id)));
}

/** It is neither divided nor brought together until the commit. Nothing is told of it: whether it is there, the door says. */
export async function holdReading(tx: Transaction, id: string): Promise<void> {
  if (!isId(id)) return;
  await tx.select({ id: readings.id }).from(readings).where(eq(readings.id, id)).for("share");
}
