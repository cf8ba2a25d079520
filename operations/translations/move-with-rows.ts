import type { Transaction } from "@/db/client";
import type { NewPlacement } from "@/db/queries/next-edition";
import { listBeside, moveBeside } from "@/db/queries/translated-editions";
import { listAlignable } from "@/db/queries/translations";
import { wholeParagraphs } from "@/domain/next-edition/whole-paragraphs";
import type { TranslatingAccess } from "./access-translating";
import type { PreparedTranslation, StandingWords } from "./prepare-translated";

/**
 * What was chosen in a translation stands at the text's paragraphs beside it: where its words stand beside others from now
 * on, as they do when a wrong row is put right, it goes with them. Answers whether anything does. What the translation has
 * lost stays where it stands.
 */
export async function moveWithRows(
  tx: Transaction,
  access: TranslatingAccess,
  { old, paragraphs }: Pick<PreparedTranslation, "old" | "paragraphs">,
  readingIds: readonly string[],
  placed: readonly StandingWords[],
): Promise<boolean> {
  const wanted = placed.flatMap(({ before, after }) => {
    if (!before.isHere || !readingIds.includes(before.readingId)) return [];
    const [was, is] = [endsOf(old, before), endsOf(paragraphs, after)];
    return is === null || (was?.start === is.start && was.end === is.end) ? [] : [{ before, is }];
  });
  if (wanted.length === 0) return false;
  const beside = await listBeside(
    tx,
    access,
    wanted.map(({ before }) => before.id),
  );
  const placeOf = new Map(beside.map((one) => [one.annotationId, one]));
  const elsewhere = wanted.filter(({ before, is }) => {
    const there = placeOf.get(before.id);
    return there !== undefined && (there.startKey !== is.start || there.endKey !== is.end);
  });
  if (elsewhere.length === 0) return false;
  const original = await listAlignable(tx, access);
  const indexOf = new Map(original.map(({ key, index }) => [key, index]));
  const moved = elsewhere.flatMap(({ before, is }): NewPlacement[] => {
    const [start, end] = [indexOf.get(is.start), indexOf.get(is.end)];
    if (start === undefined || end === undefined) return [];
    const texts = original.slice(start, end + 1).map(({ text }) => text);
    const place = wholeParagraphs(texts, start);
    return [{ ...place, annotationId: before.id, readingId: before.readingId, countedKey: is.start }];
  });
  await moveBeside(tx, access, moved);
  return moved.length > 0;
}

type Edges = { startIndex: number | null; endIndex: number | null };

function endsOf(paragraphs: readonly { key: string }[], { startIndex, endIndex }: Edges) {
  const start = startIndex === null ? undefined : paragraphs[startIndex]?.key;
  const end = endIndex === null ? undefined : paragraphs[endIndex]?.key;
  return start === undefined || end === undefined ? null : { start, end };
}
