import { and, desc, eq, lt } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { Reading } from "@/domain/readings";
import type { Db } from "../client";
import { editions, readings, texts } from "../schema/texts";
import { readingColumns } from "./row-columns";

/** The newest first. */
export async function listReadings(
  db: Db,
  { group }: Granted<{ group: Group }>,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Reading[]> {
  return db
    .select(readingColumns)
    .from(readings)
    .innerJoin(texts, and(eq(texts.groupId, readings.groupId), eq(texts.id, readings.textId)))
    .innerJoin(editions, and(eq(editions.groupId, readings.groupId), eq(editions.id, texts.currentEditionId)))
    .where(and(eq(readings.groupId, group.id), after ? lt(readings.id, after) : undefined))
    .orderBy(desc(readings.id))
    .limit(limit);
}
