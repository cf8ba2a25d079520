import type { Transaction } from "@/db/client";
import { readPlace, setPlace } from "@/db/queries/threads";
import { Conflict } from "@/domain/problems";
import type { MovedFrom } from "@/domain/threads";
import type { Placed } from "../annotations/place-passage";
import type { MayKeep, Step } from "./change-thread";

/* Where a thread stands, and that it comes to stand elsewhere: whether moderators move it or its words are found by hand. */

export async function placeOf(tx: Transaction, access: MayKeep): Promise<MovedFrom> {
  const place = await readPlace(tx, access);
  if (!place) throw new Error("An annotation has no place in the edition that is read");
  return place;
}

/** A place on words that were found in the edition that is read. */
export function placeOn({ editionId, passage, places }: Placed): MovedFrom {
  const { startIndex, startOffset, endIndex, endOffset } = passage;
  const keyAt = (wanted: number) => places.find(({ index }) => index === wanted)?.key ?? "";
  return {
    paragraph: places.find(({ index }) => index === startIndex)?.number ?? null,
    passage: {
      ...{ editionId, startOffset, endOffset },
      startKey: keyAt(startIndex),
      endKey: keyAt(endIndex),
      quote: passage.quote,
      prefix: passage.prefix,
      suffix: passage.suffix,
    },
    placement: {
      ...{ editionId, state: "exact", startIndex, startOffset, endIndex, endOffset },
      quote: passage.quote,
    },
  };
}

/** From one place to another; where it stood is kept, so that it can be put back. */
export async function putAt(
  tx: Transaction,
  access: MayKeep,
  { before, after, reason }: { before: MovedFrom; after: MovedFrom; reason: string },
): Promise<Step> {
  await setPlace(tx, access, after, before);
  const [from, to] = [nameOf(before), nameOf(after)];
  return { event: "annotation.moved", action: "move", from, to, reason, toKey: after.passage.startKey };
}

/** Exactly to where it stood. @throws Conflict where another edition is read since */
export async function putBack(tx: Transaction, access: MayKeep, movedFrom: MovedFrom): Promise<Step> {
  if (movedFrom.placement.editionId !== access.reading.editionId) throw new Conflict("thread.text-changed");
  const here = await placeOf(tx, access);
  await setPlace(tx, access, movedFrom, null);
  const [from, to] = [nameOf(here), nameOf(movedFrom)];
  const toKey = movedFrom.passage.startKey;
  return { event: "annotation.moved", action: "move-back", from, to, reason: "", toKey };
}

const nameOf = ({ paragraph, placement }: MovedFrom): string => {
  if (placement.state === "lost") return "lost";
  return paragraph === null ? "none" : String(paragraph);
};
