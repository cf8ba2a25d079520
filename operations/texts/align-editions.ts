import { type Db, database } from "@/db/client";
import { listWordsOf } from "@/db/queries/next-edition";
import { alignParagraphs, type OldParagraph } from "@/domain/anchoring/align-paragraphs";
import { ALIGNING, ALIGNMENTS_IN_MEMORY } from "@/domain/limits";
import type { Passing } from "@/domain/next-edition/carry-passage";
import { actorOf, type Viewer } from "@/domain/viewer";
import { type Keep, keepOf } from "@/lib/keeps";
import { turnsOf } from "@/lib/turns";
import { unhurried } from "@/lib/unhurried";
import { spend } from "../limits/spend";

/** Two editions of a long text at a time are enough in memory, and one such search is enough for the processor. */
export const alignInTurn = turnsOf("aligning", 1);

/** Corrections and translations together. @throws TooMany */
export async function spendAligning(
  viewer: Viewer,
  code: "edition.too-many" | "translation.too-many",
): Promise<void> {
  const userId = actorOf(viewer);
  if (userId) await spend(`aligning:${userId}`, ALIGNING, code);
}

/** The last alignments of a kind, which are as large as the texts. */
export const keptAlignments = <Kept>(
  kind: string,
  textsOf: (kept: Kept) => (readonly { text: string }[])[],
): Keep<Kept> =>
  keepOf(`alignments ${kind}`, ALIGNMENTS_IN_MEMORY, (kept) =>
    textsOf(kept)
      .flat()
      .reduce((sum, { text }) => sum + text.length + PARAGRAPH_COSTS, 0),
  );

/** What a paragraph takes beside its words, as characters. */
const PARAGRAPH_COSTS = 100;

const between = keptAlignments<Passing>("published", ({ old, next }) => [old, next]);

/** From one published edition to another; neither changes, so it is found once. Not in a transaction: it may wait. */
export const passingBetween = (groupId: string, from: string, to: string): Promise<Passing> =>
  between.take(`${from} ${to}`, () =>
    alignInTurn(async () =>
      passingFrom(database(), groupId, from, await listWordsOf(database(), groupId, to)),
    ),
  );

export async function passingFrom(
  db: Db,
  groupId: string,
  from: string,
  next: readonly (OldParagraph & { key: string })[],
): Promise<Passing> {
  const old = await listWordsOf(db, groupId, from);
  const alignment = await unhurried(alignParagraphs(old, next));
  return { old, next, alignment, nextKeys: next.map(({ key }) => key) };
}
