import { and, asc, eq, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { ParagraphKind } from "@/domain/paragraphs";
import type { Reading } from "@/domain/readings";
import type { Db } from "../client";
import { paragraphs } from "../schema/texts";
import { containing } from "./containing";

/** The first paragraphs of the edition that is read in which some words stand. */
export const findParagraphsWith = (
  db: Db,
  { reading }: Granted<{ reading: Reading }>,
  words: string,
  limit: number,
): Promise<{ key: string; number: number | null; kind: ParagraphKind; text: string }[]> =>
  db
    .select({
      key: paragraphs.key,
      number: paragraphs.number,
      kind: paragraphs.kind,
      text: paragraphs.text,
    })
    .from(paragraphs)
    .where(
      and(
        eq(paragraphs.groupId, reading.groupId),
        eq(paragraphs.editionId, reading.editionId),
        sql`${paragraphs.text} ilike ${containing(words)}`,
      ),
    )
    .orderBy(asc(paragraphs.index))
    .limit(limit);
