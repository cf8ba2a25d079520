import type { Transaction } from "@/db/client";
import { closeItem, type ItemRow } from "@/db/queries/review";
import { lockHighlight, lockOpenItemById, openItemOn } from "@/db/queries/review-subjects";
import { findWayBack } from "@/db/queries/ways-back";
import { type ImportDecision, importDecision } from "@/domain/brought-import";
import {
  type FlaggedThing,
  type ReviewedThing,
  type ThingDecision,
  type ThingJudgement,
  thingDecision,
} from "@/domain/flagging";
import { type ItemDecision, needsNote } from "@/domain/moderation";
import { Conflict, Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import {
  accessAnnotation,
  accessBrought,
  accessMember,
  accessReading,
  authorOf,
  type GroupAccess,
} from "../access";
import { holdHighlightAgain } from "./hold-highlight-again";
import { judgeHighlight } from "./judge-highlight";
import { judgeImport } from "./judge-import";
import { type GivenName, judgeName } from "./judge-name";
import { judgePicture } from "./judge-picture";
import { judgeText } from "./judge-text";
import { recordReview } from "./record-review";
import { tellOfDecision } from "./tell-of-decision";

/** What an item is about that is no post. */
export type Thing = { groupId: string; kind: ReviewedThing; id: string };
export type FlaggedOne = Thing & { kind: FlaggedThing };

type Input = { action: string; note: string; version: number };

/** Decides on what was flagged, as it was seen. False where that was decided meanwhile, or is another by now. */
export async function decideOnThing(
  tx: Transaction,
  viewer: Viewer,
  thing: Thing,
  itemId: string,
  { action, note, version }: Input,
  givenName: GivenName,
): Promise<boolean> {
  if (thing.kind === "import") return decideOnImport(tx, viewer, thing, itemId, { action, note, version });
  const held = await holdThing(tx, viewer, { ...thing, kind: thing.kind }, givenName);
  const decision = thingDecision(thing.kind, action);
  if (!decision) throw new Invalid("review.not-this");
  const item = await lockOpenItemById(tx, thing.groupId, itemId);
  if (item?.version !== version || (item.name !== null && item.name !== held.name)) return false;
  await closeOn(tx, held, item, { decision, note, itemId });
  return true;
}

async function decideOnImport(
  tx: Transaction,
  viewer: Viewer,
  { groupId, id }: Thing,
  itemId: string,
  { action, note, version }: Input,
): Promise<boolean> {
  const access = await accessBrought(tx, viewer, { id: groupId }, id, "import.judge");
  const decision = importDecision(action);
  if (!decision) throw new Invalid("review.not-this");
  const item = await lockOpenItemById(tx, groupId, itemId);
  if (item && access.import.review !== "waiting") throw new Conflict("import.taken-back");
  if (item?.version !== version) return false;
  const judge = (judgement: { decision: ImportDecision; note: string; itemId: string }) =>
    judgeImport(tx, access, judgement);
  await closeOn(tx, { access, judge }, item, { decision, note, itemId });
  return true;
}

/**
 * What was hidden, archived or taken is there again, as an item of its own; tags that had not been shown wait again.
 * @throws Conflict where something else was decided about it since
 */
export async function undoOnThing(
  tx: Transaction,
  viewer: Viewer,
  thing: FlaggedOne,
  item: ItemRow,
): Promise<void> {
  const held = await holdThing(tx, viewer, thing, (number) => number);
  const back = await findWayBack(tx, item);
  if (!back) throw new Conflict("review.stands-otherwise");
  if (back.way === "wait") return holdHighlightAgain(tx, viewer, thing.id, item, back.heldFor);
  const opened = await openItemOn(tx, flaggedAgain(thing, item));
  await closeOn(tx, held, opened, { decision: "restore", note: "", itemId: opened.id });
}

function flaggedAgain({ groupId, kind, id }: FlaggedOne, { readingId, name, picture }: ItemRow) {
  if (kind === "name") return { kind: "flagged-name" as const, groupId, memberId: id, name: name ?? "" };
  if (kind === "picture")
    return { kind: "flagged-picture" as const, groupId, readingId: id, picture: picture ?? "" };
  if (kind === "text") return { kind: "flagged-text" as const, groupId, readingId: id };
  return { kind: "flagged-annotation" as const, groupId, readingId: readingId ?? "", annotationId: id };
}

type Judging<D> = {
  access: GroupAccess;
  /** Answers whom it concerns, where it is somebody’s. */
  judge: (
    judgement: { decision: D; note: string; itemId: string },
    item: ItemRow,
  ) => Promise<{ userId: string | null } | null>;
};

type Held = Judging<ThingDecision> & {
  /** That is borne now. */
  name: string | null;
};

/** Through the door of each, and held before the item is, as whoever flags it does. */
async function holdThing(
  tx: Transaction,
  viewer: Viewer,
  { groupId, kind, id }: FlaggedOne,
  givenName: GivenName,
): Promise<Held> {
  switch (kind) {
    case "annotation": {
      const access = await accessAnnotation(tx, viewer, id, "annotation.judge");
      await lockHighlight(tx, groupId, id);
      return { access, name: null, judge: (judgement) => judgeHighlight(tx, access, judgement) };
    }
    case "text": {
      const access = await accessReading(tx, viewer, id, "reading.judge");
      const judge = async (judgement: ThingJudgement) => {
        await judgeText(tx, access, judgement);
        return null;
      };
      return { access, name: null, judge };
    }
    case "picture": {
      const access = await accessReading(tx, viewer, id, "reading.judge-picture");
      const judge = async (judgement: ThingJudgement, { picture }: ItemRow) => {
        await judgePicture(tx, access, picture ?? "", judgement);
        return null;
      };
      return { access, name: null, judge };
    }
    case "name": {
      const access = await accessMember(tx, viewer, { id: groupId }, id, "member.judge-name");
      return {
        access,
        name: access.member.name,
        judge: (judgement, { name }) => judgeName(tx, access, name ?? "", judgement, givenName),
      };
    }
  }
}

async function closeOn<D extends ItemDecision>(
  tx: Transaction,
  { access, judge }: Judging<D>,
  item: ItemRow,
  judgement: { decision: D; note: string; itemId: string },
): Promise<void> {
  const { decision, note } = judgement;
  if (needsNote(decision) && note === "") throw new Invalid("note.missing", {}, { field: "note" });
  const concerned = await judge(judgement, item);
  if (!(await closeItem(tx, item, { decision, byMemberId: authorOf(access).id, note })))
    throw new Conflict("review.decided-already");
  const isToldNobody = decision === "keep" && item.appeal === null;
  await tellOfDecision(tx, item, isToldNobody ? null : (concerned?.userId ?? null));
  await recordReview(tx, access, "review.decided", item);
}
