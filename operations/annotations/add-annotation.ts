import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { Db } from "@/db/client";
import { insertAnnotation, type NewAnnotationRow } from "@/db/queries/additions";
import { findAnnotationIdentity } from "@/db/queries/annotations";
import { lockPlace } from "@/db/queries/posting-pace";
import { holdReading } from "@/db/queries/readings";
import { setHighlight } from "@/db/queries/review-subjects";
import { holdTranslation, insertTranslatedPlace } from "@/db/queries/translated-places";
import { inOneStatement, inTransaction } from "@/db/transaction";
import { mentionedIn } from "@/domain/bodies/mentions";
import type { Granted } from "@/domain/granted";
import { newId } from "@/domain/ids";
import type { HoldReason } from "@/domain/moderation";
import { Conflict, Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { isUnderCover } from "@/domain/visibility";
import type { AnnotationWire, newAnnotation } from "@/domain/wire/annotation";
import { accessReading, authorOf, type ReadingAccess } from "../access";
import { noteReached } from "../assignments/note-reached";
import { askingSpamCheck } from "../moderation/ask-spam-check";
import { holdPost } from "../moderation/hold-post";
import { holdTags } from "../moderation/hold-tags";
import { isToBeTried, keepPace, refuseShut, turnOf } from "../moderation/keep-pace";
import { tagsWait, whyHeld } from "../moderation/why-held";
import { type PostWords, readPostWords } from "../posts/read-post-words";
import { findOwnSubgroup } from "../subgroups/find-own-subgroup";
import { annotationWire } from "./annotation-wire";
import { findThread } from "./find-annotation";
import { follow, orFollow } from "./follow-late";
import { madeAnnotation } from "./made-annotation";
import { isInTranslation, placeInTranslation } from "./place-in-translation";
import { type Placed, placeInTurn, placePassage } from "./place-passage";

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
  const { added, found } = await inOneStatement(async (db) => {
    const found = await prepare(db, viewer, readingId, sent, orFollow(placeInTurn));
    return { found, added: (await needsMore(db, found, sent)) ? null : await insert(db, found, null) };
  });
  return added ?? addAlone(viewer, readingId, sent, found);
}

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
  const placed = isInTranslation(sent.passage)
    ? await placeInTranslation(db, access, sent.passage)
    : await place(db, access, sent.passage);
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

async function whyOpeningHeld(
  db: Db,
  { access, row }: Prepared,
  { isSpam }: Sent,
): Promise<HoldReason | null> {
  const { opening, audience, tags } = row;
  if (!opening) return null;
  const text = [opening.text, ...tags].join("\n");
  return whyHeld(db, access, { body: opening.body, text, audience, isReply: false, isSpam });
}

/** Of a highlight; beside words they wait with them. */
const isTaggedToWait = ({ access, row }: Prepared): boolean => row.opening === null && tagsWait(access, row);

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
  isTaggedToWait(found) ||
  (await whyOpeningHeld(db, found, sent)) !== null;

/** The same with the writer's place held, for what was sent before or cannot be, and for what may bring more with it. */
function addAlone(viewer: Viewer, readingId: string, sent: Sent, before: Prepared): Promise<AnnotationWire> {
  const { placed } = before;
  const wasCurrent = placed.carried === undefined;
  return inTransaction(async (tx) => {
    await holdReading(tx, readingId);
    const turn = turnOf(before.access, comingOf(before));
    if (turn) await lockPlace(tx, turn);
    if (isInTranslation(sent.passage))
      await holdTranslation(tx, before.access.group.id, sent.passage.translation);
    const found = await prepare(tx, viewer, readingId, sent, async (db, now, wanted) =>
      before.access.reading.editionId === now.reading.editionId
        ? placed
        : wasCurrent
          ? follow(db, now, placed)
          : orFollow(placePassage)(db, now, wanted),
    );
    const { access, row } = found;
    if (isToBeTried(access, comingOf(found), sent.now)) {
      // What was there before the rule, or is what the rule looks back at, is not refused when it is sent again.
      if (await findAnnotationIdentity(tx, sent.id)) return findSame(tx, access, row, sent);
      refuseShut(access, comingOf(found), sent.now);
      if (row.opening)
        await keepPace(tx, access, { audience: row.audience, text: row.opening.text }, sent.now);
    }
    const heldFor = await whyOpeningHeld(tx, found, sent);
    const added = await insert(tx, found, heldFor);
    if (!added) return findSame(tx, access, row, sent);
    if (row.chosenIn)
      await insertTranslatedPlace(tx, access, row.id, row.chosenIn.editionId, {
        state: "exact",
        ...row.passage,
      });
    if (heldFor && row.opening)
      await holdPost(tx, access, { annotationId: row.id, postId: row.opening.id }, heldFor);
    if (isTaggedToWait(found)) {
      await setHighlight(tx, access.group.id, row.id, { moderation: "held" });
      await holdTags(tx, access, row.id, null);
      return findThread(tx, access, row.id);
    }
    if (mayMeetSeeRule(found)) await noteReached(tx, access, startOf(row));
    return added;
  });
}

type Identity = NonNullable<Awaited<ReturnType<typeof findAnnotationIdentity>>>;

/** Chosen in an edition that is read no more, the same words may stand elsewhere, and not be quite the same. */
const isSamePlace = (held: Identity, sent: NewAnnotationRow, { reading }: MayAnnotate): boolean =>
  held.editionId !== (sent.carried?.chosenIn ?? reading.editionId) ||
  (held.startKey === sent.startKey &&
    held.startOffset === sent.passage.startOffset &&
    held.endKey === sent.endKey &&
    held.endOffset === sent.passage.endOffset &&
    held.quote === sent.passage.quote);

/** Kind and tags may have been edited since it was first sent; a highlight may have got words since. */
async function findSame(
  db: Db,
  access: MayAnnotate,
  sent: NewAnnotationRow,
  { body }: Sent,
): Promise<AnnotationWire> {
  const held = await findAnnotationIdentity(db, sent.id);
  const words =
    body && held?.firstWords && (await readPostWords(db, access, body, mentionedIn(held.firstWords)));
  const isSame =
    held?.readingId === access.reading.id &&
    held.authorId === sent.author.id &&
    (held.audience === "me") === (sent.audience === "me") &&
    isSamePlace(held, sent, access) &&
    (held.version > 1 || (held.kind === sent.kind && isDeepStrictEqual(held.tags, sent.tags))) &&
    (sent.opening === null || isDeepStrictEqual(held.firstWords, words?.body));
  if (!isSame) throw new Conflict("id-taken");
  return findThread(db, access, sent.id);
}
