import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { Db, Transaction } from "@/db/client";
import { insertPost, type Parent } from "@/db/queries/additions";
import { lockAnnotation } from "@/db/queries/annotations";
import { lockPlace } from "@/db/queries/posting-pace";
import { findOpeningPost, findPostIdentity, findPostInThread } from "@/db/queries/posts";
import { inOneStatement, inTransaction } from "@/db/transaction";
import type { Body } from "@/domain/bodies/body-schema";
import { mentionedIn } from "@/domain/bodies/mentions";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import { newId } from "@/domain/ids";
import { POST_ANCESTORS } from "@/domain/limits";
import { Conflict, Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { isPostWhole, keepsAnswers } from "@/domain/visibility";
import type { newPost } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";
import { type AnnotationAccess, accessAnnotation, authorOf } from "../access";
import { noteReached } from "../assignments/note-reached";
import { askingSpamCheck } from "../moderation/ask-spam-check";
import { holdPost } from "../moderation/hold-post";
import { isReplyToBeTried, keepPace, refuseLateReply, refuseShut, turnOf } from "../moderation/keep-pace";
import { isSlowFor, refuseUnlessTurn } from "../moderation/refuse-unless-turn";
import { whyHeld } from "../moderation/why-held";
import { readThreadPost } from "./find-post";
import { madePost } from "./made-post";
import { postWire } from "./post-wire";
import { type PostWords, readPostWords } from "./read-post-words";

type Input = z.output<typeof newPost>;
type Sent = Input & { id: string; now: Date; isSpam?: boolean | undefined };
type MayAnswer = Granted<AnnotationAccess, "annotation.answer">;

/**
 * Answers in a thread: under `parent`, or under the opening post. The first post on a highlight opens its thread. Sent
 * again under the same id it is answered with what is there.
 */
export function addPost(
  viewer: Viewer,
  annotationId: string,
  input: Input,
  now = new Date(),
): Promise<PostWire> {
  const sent = { ...input, id: input.id ?? newId(), now };
  return askingSpamCheck((isSpam) => add(viewer, annotationId, { ...sent, isSpam }));
}

async function add(viewer: Viewer, annotationId: string, sent: Sent): Promise<PostWire> {
  const { added, turn } = await inOneStatement(async (db) => {
    const access = await accessAnnotation(db, viewer, annotationId, "annotation.answer");
    const { annotation } = access;
    const turn = turnOf(access, { audience: annotation.audience, hasWords: true });
    // What may show others' words at once is written in one transaction with that, and what waits with the queue.
    if (keepsAnswers(access.looker, annotation) || isReplyToBeTried(access, sent.now))
      return { added: null, turn };
    // Whether a slow thread has waited for them is looked at with the thread to oneself.
    if (isSlowFor(access)) return { added: null, turn };
    const words = await heldOr(db, access, sent, await readPostWords(db, access, sent.body));
    if (words.heldFor) return { added: null, turn };
    const parent = sent.parent ? { id: sent.parent } : ("opening" as const);
    return { added: await insert(db, access, sent, words, { parent }), turn };
  });
  return added ?? addAlone(viewer, annotationId, sent, turn);
}

async function heldOr(db: Db, access: MayAnswer, { isSpam }: Sent, words: PostWords) {
  const { audience } = access.annotation;
  return { ...words, heldFor: await whyHeld(db, access, { ...words, audience, isReply: true, isSpam }) };
}

async function insert(
  db: Db,
  access: MayAnswer,
  sent: Sent,
  { heldFor, ...words }: Awaited<ReturnType<typeof heldOr>>,
  { parent, slowMinutes = 0 }: { parent: Parent; slowMinutes?: number },
): Promise<PostWire | null> {
  const author = authorOf(access);
  const post = {
    id: sent.id,
    author,
    disagrees: sent.disagrees,
    ...words,
    isHeld: heldFor !== null,
    slowMinutes,
  };
  const made = await insertPost(db, access, post, parent);
  return made && postWire(madePost({ ...post, annotationId: access.annotation.id, ...made }));
}

/**
 * The same, step by step, with the thread to itself: for what opens a thread, was sent before, or cannot be.
 * @throws Invalid when the parent is elsewhere or nested too deep, Conflict when it or the annotation was deleted
 * meanwhile, or when the id is that of something else; what `refuseUnlessTurn` throws
 */
function addAlone(
  viewer: Viewer,
  annotationId: string,
  sent: Sent,
  turn: Membership | null,
): Promise<PostWire> {
  return inTransaction(async (tx) => {
    if (turn) await lockPlace(tx, turn);
    const access = await accessAnnotation(tx, viewer, annotationId, "annotation.answer");
    const locked = await lockAnnotation(tx, access.group.id, access.annotation.id);
    const held = await findPostIdentity(tx, sent.id);
    if (held) {
      if (!(await isSame(tx, access, held, sent))) throw new Conflict("id-taken");
      return readThreadPost(tx, access, sent.id);
    }
    if (!locked || locked.deletedAt) throw new Conflict("annotation.deleted");
    // A moderator may have hidden it in this moment.
    if (locked.moderation !== access.annotation.moderation)
      await accessAnnotation(tx, viewer, annotationId, "annotation.answer");
    await refuseUnlessTurn(tx, access, locked);
    const parent = await findParent(tx, access, sent.parent ?? null);
    const said = await readPostWords(tx, access, sent.body);
    await keepRules(tx, access, sent, said);
    const words = await heldOr(tx, access, sent, said);
    const added = await insert(tx, access, sent, words, { parent, slowMinutes: locked.slowMinutes });
    if (!added) throw new Conflict("id-taken");
    if (words.heldFor)
      await holdPost(tx, access, { annotationId: access.annotation.id, postId: sent.id }, words.heldFor);
    const { annotation } = access;
    const isOwnWords = parent === "none" && annotation.authorId === authorOf(access).id;
    if (annotation.audience !== "me" && (isOwnWords || keepsAnswers(access.looker, annotation)))
      await noteReached(tx, access, annotation.startIndex);
    return added;
  });
}

async function keepRules(tx: Transaction, access: MayAnswer, { now }: Sent, { text }: PostWords) {
  const { audience } = access.annotation;
  refuseShut(access, { audience, hasWords: true }, now);
  await refuseLateReply(tx, access, now);
  await keepPace(tx, access, { audience, text }, now);
}

async function findParent(tx: Transaction, access: MayAnswer, parentId: string | null): Promise<Parent> {
  const { group, annotation, looker } = access;
  if (parentId === null) {
    const opening = await findOpeningPost(tx, group.id, annotation.id);
    const waits = opening?.moderation === "held" || opening?.moderation === "returned";
    if (!waits) return opening ? "opening" : "none";
    // Nobody else sees it: of a highlight this opens the thread, of words that wait nothing is answered yet.
    if (opening.authorId === annotation.authorId) throw new Conflict("post.waits");
    return "none";
  }
  const parent = await findPostInThread(tx, access, parentId);
  if (!parent) throw new Invalid("post.parent-elsewhere");
  if (!isPostWhole(looker, annotation, parent)) {
    const couldSee = isPostWhole(looker, annotation, { ...parent, deletedAt: null });
    throw couldSee ? new Conflict("post.deleted") : new Invalid("post.parent-elsewhere");
  }
  if (parent.moderation === "held" || parent.moderation === "returned") throw new Conflict("post.waits");
  if (parent.ancestors.length >= POST_ANCESTORS) throw new Invalid("post.too-deep");
  return parent;
}

type Held = {
  annotationId: string;
  authorId: string;
  parentId: string | null;
  version: number;
  disagrees: boolean;
  firstWords: Body;
};

/** Whether one sees it otherwise may have been edited since. */

const isSame = async (db: Db, access: MayAnswer, held: Held, sent: Sent): Promise<boolean> =>
  held.annotationId === access.annotation.id &&
  held.authorId === authorOf(access).id &&
  (!sent.parent || held.parentId === sent.parent) &&
  (held.version > 1 || held.disagrees === (sent.disagrees && held.parentId !== null)) &&
  isDeepStrictEqual(
    held.firstWords,
    (await readPostWords(db, access, sent.body, mentionedIn(held.firstWords))).body,
  );
