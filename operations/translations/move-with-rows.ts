import type { Transaction } from "@/db/client";
import type { NewPlacement } from "@/db/queries/next-edition";
import { listBeside, moveBeside, moveWayBack } from "@/db/queries/translated-editions";
import { type AlignableRow, listAlignable } from "@/db/queries/translations";
import { wholeParagraphs } from "@/domain/next-edition/whole-paragraphs";
import type { TranslatingAccess } from "./access-translating";
import type { PreparedTranslation, StandingWords } from "./prepare-translated";

type Moving = { before: StandingWords["before"]; is: Ends };

/**
 * What was chosen in a translation stands at the text's paragraphs beside it: where its words stand beside others from now
 * on, as they do when a wrong row is put right, it goes with them, and what a moderator had moved away goes back to them.
 * Answers whether anything goes. What the translation has lost stays where it stands.
 */
export async function moveWithRows(
  tx: Transaction,
  access: TranslatingAccess,
  { old, paragraphs }: Pick<PreparedTranslation, "old" | "paragraphs">,
  readingIds: readonly string[],
  placed: readonly StandingWords[],
): Promise<boolean> {
  const wanted = placed.flatMap(({ before, after }): Moving[] => {
    if (!(before.isHere || before.stood) || !readingIds.includes(before.readingId)) return [];
    const [was, is] = [endsOf(old, before), endsOf(paragraphs, after)];
    return is === null || isSame(was, is) ? [] : [{ before, is }];
  });
  if (wanted.length === 0) return false;
  const elsewhere = await standingElsewhere(
    tx,
    access,
    wanted.filter(({ before }) => before.isHere),
  );
  const away = wanted.filter(({ before }) => !before.isHere);
  if (elsewhere.length + away.length === 0) return false;
  const original = await listAlignable(tx, access);
  const indexOf = new Map(original.map(({ key, index }) => [key, index]));
  const moved = elsewhere.flatMap((one) => placeBeside(original, indexOf, one));
  await moveBeside(tx, access, moved);
  const back = away.filter(({ before, is }) => before.stood && !isSame(endsOf(original, before.stood), is));
  await moveWayBack(
    tx,
    access,
    back.flatMap((one) => placeBeside(original, indexOf, one)),
  );
  return moved.length > 0;
}

/** Without what stands there already. */
async function standingElsewhere(
  tx: Transaction,
  access: TranslatingAccess,
  moving: Moving[],
): Promise<Moving[]> {
  if (moving.length === 0) return [];
  const ids = moving.map(({ before }) => before.id);
  const placeOf = new Map((await listBeside(tx, access, ids)).map((one) => [one.annotationId, one]));
  return moving.filter(({ before, is }) => {
    const there = placeOf.get(before.id);
    return there !== undefined && (there.startKey !== is.start || there.endKey !== is.end);
  });
}

type Placed = NewPlacement & { paragraph: number | null };

/** On the whole of the text's paragraphs with these keys. */
function placeBeside(
  original: readonly AlignableRow[],
  indexOf: ReadonlyMap<string, number>,
  { before, is }: Moving,
): Placed[] {
  const [start, end] = [indexOf.get(is.start), indexOf.get(is.end)];
  const first = start === undefined ? undefined : original[start];
  if (!first || start === undefined || end === undefined) return [];
  const texts = original.slice(start, end + 1).map(({ text }) => text);
  const place = wholeParagraphs(texts, start);
  const whose = { annotationId: before.id, readingId: before.readingId, countedKey: is.start };
  return [{ ...place, ...whose, paragraph: first.number }];
}

type Ends = { start: string; end: string };
type Edges = { startIndex: number | null; endIndex: number | null };

const isSame = (one: Ends | null, other: Ends): boolean =>
  one?.start === other.start && one.end === other.end;

function endsOf(paragraphs: readonly { key: string }[], { startIndex, endIndex }: Edges): Ends | null {
  const start = startIndex === null ? undefined : paragraphs[startIndex]?.key;
  const end = endIndex === null ? undefined : paragraphs[endIndex]?.key;
  return start === undefined || end === undefined ? null : { start, end };
}
