import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { readPlace, setPlace } from "@/db/queries/threads";
import { Conflict, Invalid } from "@/domain/problems";
import type { MovedFrom } from "@/domain/threads";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { newMove } from "@/domain/wire/thread-keeping";
import { placePassage } from "../annotations/place-passage";
import { changeThread, type MayKeep } from "./change-thread";

/**
 * Puts a thread beside another paragraph of its reading: on the same words where they stand there, else on the whole
 * paragraph. Who sees it is asked of the rule again, as it is wherever it stands.
 * @throws Invalid where there is no such paragraph, or it stands there already
 */
export async function moveThread(
  viewer: Viewer,
  annotationId: string,
  { paragraph, reason }: z.output<typeof newMove>,
): Promise<AnnotationWire> {
  return changeThread(viewer, annotationId, async (tx, access) => {
    const before = await placeOf(tx, access);
    const after = await placeAt(tx, access, before, paragraph);
    if (after.placement.startIndex === before.placement.startIndex)
      throw new Invalid("thread.stands-there", {}, { field: "paragraph" });
    await setPlace(tx, access, after, before);
    const [from, to] = [nameOf(before), nameOf(after)];
    return { event: "annotation.moved", action: "move", from, to, reason, toKey: after.passage.startKey };
  });
}

/** Exactly to where it stood. @throws Conflict where it was not moved, or another edition is read since */
export async function moveThreadBack(viewer: Viewer, annotationId: string): Promise<void> {
  await changeThread(viewer, annotationId, async (tx, access, { movedFrom }) => {
    if (!movedFrom) throw new Conflict("thread.not-moved");
    if (movedFrom.placement.editionId !== access.reading.editionId) throw new Conflict("thread.text-changed");
    const here = await placeOf(tx, access);
    await setPlace(tx, access, movedFrom, null);
    const [from, to] = [nameOf(here), nameOf(movedFrom)];
    const toKey = movedFrom.passage.startKey;
    return { event: "annotation.moved", action: "move-back", from, to, reason: "", toKey };
  });
}

const nameOf = ({ paragraph }: MovedFrom): string => (paragraph === null ? "none" : String(paragraph));

async function placeOf(tx: Transaction, access: MayKeep): Promise<MovedFrom> {
  const place = await readPlace(tx, access);
  if (!place) throw new Error("An annotation has no place in the edition that is read");
  return place;
}

async function placeAt(
  tx: Transaction,
  access: MayKeep,
  before: MovedFrom,
  paragraph: string | number,
): Promise<MovedFrom> {
  const quote = before.placement.quote || before.passage.quote;
  const { editionId, passage, places } = await placePassage(tx, access, { paragraph, quote }).catch(
    (thrown: unknown) => {
      if (!(thrown instanceof Invalid) || thrown.code !== "passage.not-found") throw thrown;
      return placePassage(tx, access, { paragraph });
    },
  );
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
