import { and, asc, eq } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Paragraph } from "@/domain/paragraphs";
import type { Reading } from "@/domain/readings";
import type { ReadingPlan } from "@/domain/schedules/reading-plan";
import type { Db, Transaction } from "../client";
import { plans, portions } from "../schema/plans";
import { paragraphs } from "../schema/texts";

type MayPlan = Granted<{ reading: Reading }, "reading.assign">;

const ofReading = ({ reading }: MayPlan) =>
  and(eq(plans.groupId, reading.groupId), eq(plans.readingId, reading.id));

const planColumns = {
  share: plans.share,
  calendar: plans.calendar,
  title: plans.title,
  instructions: plans.instructions,
  targets: plans.targets,
  see: plans.see,
  assignees: plans.assignees,
  publishedAs: plans.publishedAs,
};

type PlanRow = ReadingPlan & { publishedAs: string };

export async function findPlan(db: Db, access: MayPlan): Promise<ReadingPlan | null> {
  const [found] = await db.select(planColumns).from(plans).where(ofReading(access));
  return found ?? null;
}

/** The plan as it was before, null where there was none. Whoever plans the same reading waits until the commit. */
export async function replacePlan(tx: Transaction, access: MayPlan, plan: PlanRow): Promise<PlanRow | null> {
  const { groupId, id: readingId } = access.reading;
  const made = await tx
    .insert(plans)
    .values({ groupId, readingId, ...plan })
    .onConflictDoNothing()
    .returning({ readingId: plans.readingId });
  if (made.length > 0) return null;
  const [before] = await tx.select(planColumns).from(plans).where(ofReading(access)).for("update");
  await tx.update(plans).set(plan).where(ofReading(access));
  return before ?? null;
}

export async function insertPortions(
  tx: Transaction,
  { reading }: MayPlan,
  assignmentIds: readonly string[],
): Promise<void> {
  if (assignmentIds.length === 0) return;
  await tx.insert(portions).values(
    assignmentIds.map((assignmentId) => ({
      groupId: reading.groupId,
      readingId: reading.id,
      assignmentId,
    })),
  );
}

/** As much of all paragraphs as measuring them needs. */
export async function listWords(
  db: Db,
  { reading }: MayPlan,
): Promise<Pick<Paragraph, "key" | "index" | "number" | "kind" | "text">[]> {
  const { key, index, number, kind, text } = paragraphs;
  return db
    .select({ key, index, number, kind, text })
    .from(paragraphs)
    .where(and(eq(paragraphs.groupId, reading.groupId), eq(paragraphs.editionId, reading.editionId)))
    .orderBy(asc(paragraphs.index));
}
