import type { Transaction } from "@/db/client";
import { listStretchTexts } from "@/db/queries/assignments";
import { listHeadings } from "@/db/queries/headings";
import type { Stretch, StretchEnd } from "@/domain/assignments";
import { chaptersIn } from "@/domain/chapters";
import { countWords } from "@/domain/count-words";
import type { SetEdition } from "@/domain/editions";
import type { Granted } from "@/domain/granted";
import { TEXT_PARAGRAPHS } from "@/domain/limits";
import { Invalid, NotFound } from "@/domain/problems";
import { wordsToRead } from "@/domain/schedules/portions";
import type { Viewer } from "@/domain/viewer";
import type { StretchWays } from "@/domain/wire/assignment";
import { accessReading, type ReadingAccess } from "../access";
import { readEdition } from "../readings/read-edition";

/** Paragraphs by their numbers, or their keys, which headings have too; or a chapter by its heading's key. */
export type WantedStretch = { reading: string } & StretchWays;

/**
 * The stretches as they are kept, each asked of the door by itself. All are of one group.
 * @throws Invalid when a paragraph is not there, or the end comes before the beginning
 */
export async function findStretches(
  tx: Transaction,
  viewer: Viewer,
  groupId: string,
  wanted: readonly WantedStretch[],
): Promise<Stretch[]> {
  const found: Stretch[] = [];
  for (const [place, stretch] of wanted.entries()) {
    const access = await accessReading(tx, viewer, stretch.reading, "reading.assign");
    if (access.group.id !== groupId) throw new NotFound();
    const path = place === 0 ? "" : `more.${place - 1}.`;
    const next = await findStretch(tx, access, stretch, path);
    if (found.some((one) => overlaps(one, next)))
      throw new Invalid("assignment.stretches-overlap", {}, { field: `${path}from` });
    found.push(next);
  }
  return found;
}

const overlaps = (one: Stretch, other: Stretch): boolean =>
  one.readingId === other.readingId &&
  one.from.index <= other.through.index &&
  other.from.index <= one.through.index;

async function findStretch(
  tx: Transaction,
  access: Granted<ReadingAccess, "reading.assign">,
  wanted: StretchWays,
  path: string,
): Promise<Stretch> {
  const edition = await readEdition(tx, access);
  const { from, through } =
    wanted.chapter === undefined
      ? {
          from: endOf(edition, wanted.from, `${path}from`),
          through: endOf(edition, wanted.to, `${path}to`),
        }
      : await findChapter(tx, access, edition, wanted.chapter, `${path}chapter`);
  if (from.index > through.index)
    throw new Invalid("assignment.stretch-backwards", {}, { field: `${path}to` });
  const texts = await listStretchTexts(tx, access, from.index, through.index);
  const { id: readingId, language } = access.reading;
  const words = texts.reduce(
    (sum, { kind, text }) => sum + wordsToRead({ kind, words: countWords(text, language) }),
    0,
  );
  return { readingId, from, through, words };
}

async function findChapter(
  tx: Transaction,
  access: Granted<ReadingAccess, "reading.assign">,
  { paragraphs }: SetEdition,
  key: string,
  field: string,
): Promise<Pick<Stretch, "from" | "through">> {
  const { id, paragraphCount } = access.reading;
  const headings = await listHeadings(tx, access, [id], TEXT_PARAGRAPHS);
  const chapter = chaptersIn(headings.get(id) ?? [], paragraphCount).find((one) => one.key === key);
  const from = chapter && paragraphs[chapter.index];
  const through = chapter && paragraphs[(chapter.beyond ?? paragraphs.length) - 1];
  if (!from || !through) throw new Invalid("assignment.no-such-chapter", {}, { field });
  return { from: placeOf(from), through: placeOf(through) };
}

function endOf(
  { paragraphs, indexByKey, indexByNumber }: SetEdition,
  wanted: number | string | undefined,
  field: string,
): StretchEnd {
  const index = typeof wanted === "number" ? indexByNumber.get(wanted) : indexByKey.get(wanted ?? "");
  const paragraph = index === undefined ? undefined : paragraphs[index];
  if (!paragraph) throw new Invalid("passage.no-such-paragraph", {}, { field });
  return placeOf(paragraph);
}

const placeOf = ({ key, index, number }: StretchEnd): StretchEnd => ({ key, index, number });
