import { and, eq, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import type { Reading } from "@/domain/readings";
import type { MovedFrom, SlowMinutes } from "@/domain/threads";
import type { Transaction } from "../client";
import { annotations, placements, posts } from "../schema/annotations";
import { paragraphs } from "../schema/texts";

/* What is done to a thread as a whole. Its row is held by whoever does it (`lockAnnotation`). */

type May = Granted<
  { reading: Reading; annotation: { id: string } },
  "annotation.moderate" | "annotation.reattach"
>;

const isThread = ({ reading, annotation }: May) =>
  and(eq(annotations.groupId, reading.groupId), eq(annotations.id, annotation.id));

/** Null unlocks it. */
export async function setLock(tx: Transaction, may: May, reason: string | null): Promise<void> {
  await tx
    .update(annotations)
    .set(reason === null ? { lockedAt: null, lockReason: "" } : { lockedAt: sql`now()`, lockReason: reason })
    .where(isThread(may));
}

export async function setSlow(tx: Transaction, may: May, slowMinutes: SlowMinutes): Promise<void> {
  await tx.update(annotations).set({ slowMinutes }).where(isThread(may));
}

/** Whether nobody looks for its place any more. */
export async function setRest(tx: Transaction, may: May, rests: boolean): Promise<void> {
  await tx
    .update(annotations)
    .set({ restedAt: rests ? sql`now()` : null })
    .where(isThread(may));
}

/** How long ago a member wrote their last post in a thread, also one that is deleted; null where they wrote none. */
export async function secondsSinceOwnPost(
  tx: Transaction,
  annotationId: string,
  { groupId, id }: Pick<Membership, "groupId" | "id">,
): Promise<number | null> {
  const [row] = await tx.execute<{ seconds: number | null }>(sql`
    select extract(epoch from now() - max(created_at))::float as seconds from ${posts}
    where group_id = ${groupId} and annotation_id = ${annotationId} and author_id = ${id}`);
  return row?.seconds ?? null;
}

/** Where it stands, to be put back there. */
export async function readPlace(tx: Transaction, may: May): Promise<MovedFrom | null> {
  const { reading, annotation } = may;
  const [row] = await tx
    .select({
      paragraph: paragraphs.number,
      passage: {
        editionId: annotations.editionId,
        startKey: annotations.startKey,
        startOffset: annotations.startOffset,
        endKey: annotations.endKey,
        endOffset: annotations.endOffset,
        quote: annotations.quote,
        prefix: annotations.prefix,
        suffix: annotations.suffix,
      },
      placement: {
        editionId: placements.editionId,
        state: placements.state,
        startIndex: placements.startIndex,
        startOffset: placements.startOffset,
        endIndex: placements.endIndex,
        endOffset: placements.endOffset,
        quote: placements.quote,
      },
    })
    .from(annotations)
    .innerJoin(
      placements,
      and(
        eq(placements.groupId, annotations.groupId),
        eq(placements.annotationId, annotations.id),
        eq(placements.editionId, reading.editionId),
      ),
    )
    .leftJoin(
      paragraphs,
      and(
        eq(paragraphs.groupId, placements.groupId),
        eq(paragraphs.editionId, placements.editionId),
        eq(paragraphs.index, placements.startIndex),
      ),
    )
    .where(and(eq(annotations.groupId, reading.groupId), eq(annotations.id, annotation.id)));
  return row ?? null;
}

/** Puts it elsewhere in the edition that is read now; how it stood in earlier ones stays. */
export async function setPlace(
  tx: Transaction,
  may: May,
  { passage, placement }: Omit<MovedFrom, "paragraph">,
  movedFrom: MovedFrom | null,
): Promise<void> {
  const { reading, annotation } = may;
  await tx
    .update(annotations)
    .set({ ...passage, countedKey: null, movedFrom, restedAt: null })
    .where(isThread(may));
  await tx
    .update(placements)
    .set(placement)
    .where(
      and(
        eq(placements.groupId, reading.groupId),
        eq(placements.annotationId, annotation.id),
        eq(placements.editionId, placement.editionId),
      ),
    );
}
