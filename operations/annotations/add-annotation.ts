import type { z } from "zod";
import { type Db, database } from "@/db/client";
import { insertAnnotation, type NewAnnotationRow } from "@/db/queries/additions";
import { findAnnotationIdentity } from "@/db/queries/annotations";
import { lockPlace } from "@/db/queries/posting-pace";
import { holdReading } from "@/db/queries/readings";
import { setHighlight } from "@/db/queries/review-subjects";
import { insertTranslatedPlace } from "@/db/queries/translated-places";
import { holdTranslation } from "@/db/queries/translations";
import { inOneStatement, inTransaction } from "@/db/transaction";
import { bodyOfTags } from "@/domain/bodies/body-of-tags";
import type { Granted } from "@/domain/granted";
import { newId } from "@/domain/ids";
import type { HoldReason } from "@/domain/moderation";
import { Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { isUnderCover } from "@/domain/visibility";
import type { AnnotationWire, newAnnotation } from "@/domain/wire/annotation";
import { accessReading, authorOf, type ReadingAccess } from "../access";
import { noteReached } from "../assignments/note-reached";
import { askingSpamCheck } from "../moderation/ask-spam-check";
import { holdPost } from "../moderation/hold-post";
import { holdTags } from "../moderation/hold-tags";
import { isToBeTried, keepPace, refuseShut, turnOf } from "../moderation/keep-pace";
import { whyHeld, whyTagsHeld } from "../moderation/why-held";
import { type PostWords, readPostWords } from "../posts/read-post-words";
import { findOwnSubgroup } from "../subgroups/find-own-subgroup";
import { annotationWire } from "./annotation-wire";
import { findThread } from "./find-annotation";
import { findSame, findSent } from "./find-sent";
import { placeOrFollowInTranslation } from "./follow-in-translation";
import { follow, placeOrFollow } from "./follow-late";
import { madeAnnotation } from "./made-annotation";
import { isInTranslation } from "./place-in-translation";
import type { Placed, placePassage } from "./place-passage";

type Input = z.output<typeof newAnnotation>;
type Sent = Input & { id: string; now: Date; isSpam?: boolean | undefined };
type MayAnnotate = Granted<ReadingAccess, "reading.annotate" | "reading.set-prompt">;

/**
 * Leaves a mark on a passage, with its opening post unless it is a plain highlight. Sent again under the same id it is
 * answered with what is there. @throws Invalid when the words are not in the text, Conflict when the id is taken
 */
export function addAnnotation(
  viewer: Viewer,
  readingId: string,
  input: Input,
  now = new Date(),
): Promise<AnnotationWire> {
  const sent = { ...input, id: input.id ?? newId(), now };
  return askingSpamCheck((isSpam) => add(viewer, readingId, { ...sent, isSpam }));
}

async function add(viewer: Viewer, readingId: string, sent: Sent): Promise<AnnotationWire> {
  try {
    return await addNew(viewer, readingId, sent);
  } catch (thrown) {
    // What was taken when it was first sent is not refused because of what became of the words since.
    const there = isAboutPlace(thrown) ? await findSent(viewer, readingId, sent) : null;
    if (!there) throw thrown;
    return there;
  }
}

const isAboutPlace = (thrown: unknown): boolean =>
  thrown instanceof Invalid && thrown.code.startsWith("passage.");

async function addNew(viewer: Viewer, readingId: string, sent: Sent): Promise<AnnotationWire> {
  const { added, found } = await inOneStatement(async (db) => {
    const found = await prepare(db, viewer, readingId, sent, placeAnywhere);
    return { found, added: (await needsMore(db, found, sent)) ? null : await insert(db, found, null) };
  });
  return added ?? addAlone(viewer, readingId, sent, found);
}

/** Where the words are now, whichever edition of the text or of a translation the writer had before them. */
const placeAnywhere: typeof placePassage = (db, access, wanted) =>
  isInTranslation(wanted)
    ? placeOrFollowInTranslation(db, access, wanted)
    : placeOrFollow(db, access, wanted);

type Prepared = {
  access: MayAnnotate;
  row: NewAnnotationRow & { opening: (PostWords & NonNullable<NewAnnotationRow["opening"]>) | null };
  placed: Placed;
};

async function prepare(
  db: Db,
  viewer: Viewer,
  readingId: string,
  sent: Sent,
  place: typeof placePassage,
): Promise<Prepared> {
  const ability = sent.kind === "prompt" ? "reading.set-prompt" : "reading.annotate";
  const access: MayAnnotate = await accessReading(db, viewer, readingId, ability);
  const words = sent.body ? await readPostWords(db, access, sent.body) : null;
  if (!words && sent.kind !== "highlight") throw new Invalid("annotation.needs-words");
  const placed = await place(db, access, sent.passage);
  const { passage, places } = placed;
  const row = {
    id: sent.id,
    author: authorOf(access),
    kind: sent.kind,
    ...(await audienceFor(db, access, sent.audience)),
    tags: sent.tags,
    passage,
    startKey: places[0]?.key ?? "",
    endKey: places.at(-1)?.key ?? "",
    carried: placed.carried ?? null,
    chosenIn: placed.chosenIn ?? null,
    opening: words && { id: newId(), ...words, isHeld: false },
  };
  return { access, row, placed };
}

/** Tags wait by themselves on a highlight; beside words they wait with them. */
async function whyWaiting(db: Db, { access, row }: Prepared, { isSpam }: Sent): Promise<HoldReason | null> {
  const { opening, audience, tags } = row;
  if (!opening) return whyTagsHeld(db, access, { audience, tags, isSpam });
  const text = [opening.text, ...tags].join("\n");
  const body = { ...opening.body, content: [...opening.body.content, ...bodyOfTags(tags).content] };
  return whyHeld(db, access, { body, text, audience, isReply: false, isSpam });
}

async function insert(
  db: Db,
  { access, row, placed }: Prepared,
  heldFor: HoldReason | null,
): Promise<AnnotationWire | null> {
  const opening = row.opening && { ...row.opening, isHeld: heldFor !== null };
  const written = { ...row, opening };
  const made = await insertAnnotation(db, access, written);
  return made && annotationWire(access, ...madeAnnotation(written, made, placed.places));
}

/** In a divided reading a member writes for the subgroup that they are in; whoever moderates reaches all. */
async function audienceFor(db: Db, access: MayAnnotate, audience: Input["audience"]) {
  const subgroup = audience === "group" ? await findOwnSubgroup(db, access) : null;
  return subgroup ? { audience: "subgroup" as const, subgroup } : { audience, subgroup };
}

/** Words for others where theirs are kept from the writer until there are enough of their own. */
const mayMeetSeeRule = ({ access, row }: Prepared): boolean =>
  row.opening !== null && row.audience !== "me" && isUnderCover(access.looker, startOf(row) ?? -1);

const startOf = ({ carried, passage }: NewAnnotationRow): number | null =>
  carried ? carried.place.startIndex : passage.startIndex;

/** Tags are words as well. */
const comingOf = ({ row }: Prepared) => ({
  audience: row.audience,
  hasWords: row.opening !== null || row.tags.length > 0,
});

/**
 * It is written in one transaction with what it hangs on, the group's rules, and with what comes of it: others' words that
 * show at once, or a place in the queue.
 */
const needsMore = async (db: Db, found: Prepared, sent: Sent): Promise<boolean> =>
  found.row.chosenIn !== null ||
  mayMeetSeeRule(found) ||
  isToBeTried(found.access, comingOf(found), sent.now) ||
  (await whyWaiting(db, found, sent)) !== null;

/**
 * The same with the writer's place held, for what was sent before or cannot be, and for what may bring more with it. Where
 * another edition is read by then, the words are followed there first, outside of the transaction.
 */
async function addAlone(
  viewer: Viewer,
  readingId: string,
  sent: Sent,
  before: Prepared,
): Promise<AnnotationWire> {
  const added = await tryAlone(viewer, readingId, sent, before);
  if (added) return added;
  const { placed } = before;
  const onwards: typeof placePassage = async (db, now, wanted) => {
    if (placed.carried) return placeAnywhere(db, now, wanted);
    return now.reading.editionId === placed.editionId ? placed : follow(db, now, placed);
  };
  return addAlone(viewer, readingId, sent, await prepare(database(), viewer, readingId, sent, onwards));
}

/** Null when another edition is read by now than the one in which the words were placed. */
function tryAlone(
  viewer: Viewer,
  readingId: string,
  sent: Sent,
  before: Prepared,
): Promise<AnnotationWire | null> {
  return inTransaction(async (tx) => {
    await holdReading(tx, readingId);
    const turn = turnOf(before.access, comingOf(before));
    if (turn) await lockPlace(tx, turn);
    const { chosenIn } = before.placed;
    if (chosenIn && (await holdTranslation(tx, before.access, chosenIn.id, "share")) !== chosenIn.editionId)
      return null;
    const found = await prepare(tx, viewer, readingId, sent, async () => before.placed);
    if (found.access.reading.editionId !== before.access.reading.editionId) return null;
    const { access, row } = found;
    if (isToBeTried(access, comingOf(found), sent.now)) {
      // What was there before the rule, or is what the rule looks back at, is not refused when it is sent again.
      if (await findAnnotationIdentity(tx, sent.id)) return findSame(tx, access, row, sent);
      refuseShut(access, comingOf(found), sent.now);
      if (comingOf(found).hasWords)
        await keepPace(tx, access, { audience: row.audience, text: row.opening?.text ?? null }, sent.now);
    }
    const heldFor = await whyWaiting(tx, found, sent);
    const added = await insert(tx, found, heldFor);
    if (!added) return findSame(tx, access, row, sent);
    const { own } = found.placed;
    if (chosenIn && own) await insertTranslatedPlace(tx, access, row.id, chosenIn.editionId, own);
    if (heldFor && row.opening)
      await holdPost(tx, access, { annotationId: row.id, postId: row.opening.id }, heldFor);
    if (heldFor && !row.opening) {
      await setHighlight(tx, access.group.id, row.id, { moderation: "held" });
      await holdTags(tx, access, row.id, { heldFor, from: null });
      return findThread(tx, access, row.id);
    }
    if (mayMeetSeeRule(found)) await noteReached(tx, access, startOf(row));
    return added;
  });
}
