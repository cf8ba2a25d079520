import type { Db } from "@/db/client";
import {
  listPostDifferences,
  listThreadDifferences,
  type PostTold,
  type Told,
} from "@/db/queries/differences";
import { listPostRecords } from "@/db/queries/posts";
import { listSeen } from "@/db/queries/read-marks";
import type { ReadingEventKind, StreamEvent } from "@/domain/events";
import type { Granted } from "@/domain/granted";
import {
  isCovered,
  isInAudience,
  isKeptBack,
  isPostWhole,
  isShownTo,
  keepsAnswers,
  kindOf,
  type Looker,
  type ReadingLooker,
} from "@/domain/visibility";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";
import type { ReadingAccess } from "../access";
import { listAnnotationsWithPosts } from "../annotations/list-annotations";
import { postWire } from "../posts/post-wire";
import type { LiveMessage } from "./live-message";

export type ReadingEvent = StreamEvent & { kind: ReadingEventKind };
export type Recipient = Granted<ReadingAccess>;

/** What an event is to a recipient; null when it is nothing to them. */
export type MessageFor = (event: ReadingEvent, recipient: Recipient) => LiveMessage | null;

/**
 * Reads what some events of one reading are about, once for each kind of looker among the recipients: by the rule, and
 * through the door, of one of the kind. So the stream can show no more than the page would, and a full room costs
 * hardly more than two readers.
 */
export async function readMessages(
  db: Db,
  events: ReadingEvent[],
  recipients: Recipient[],
): Promise<MessageFor> {
  const [anyone] = recipients;
  if (!anyone || events.length === 0) return () => null;
  const ids = { threads: new Set<string>(), posts: new Set<string>() };
  for (const event of events) {
    const about = wordsOf(event);
    if (about) ids[about.in].add(about.id);
  }
  const differences = {
    threads: await listThreadDifferences(db, anyone, [...ids.threads]),
    posts: await listPostDifferences(db, anyone, [...ids.posts]),
  };
  const words = await readWords(db, differences, recipients);
  const seen = await readSeen(db, words, recipients);
  const made = new Map<string, LiveMessage | null>();

  return (event, { looker }) => {
    const about = wordsOf(event);
    if (event.kind === "annotation.moved" && looker.covers.length > 0) return askAnew(event, made);
    if (event.kind === "edition.published") return corrected(event, made);
    if (!about) return goneMessage(event, looker, made);
    const told = differences[about.in].get(about.id);
    if (!told || isUntold(looker, told)) return null;
    if (isAmongFew(event) && !isAmong(looker, told)) return goneMessage(event, looker, made);
    const kind = kindAt(looker, told);
    const found = words[about.in].get(`${about.id} ${kind}`);
    if (!found) return goneMessage(event, looker, made);
    const news = postsOf(found).map((post) => isNewTo(looker, post, seen));
    return once(made, `${event.number} ${kind} ${news}`, () => wordsMessage(event, found, news));
  };
}

/** It may have come out of, or gone under, what is kept from them: they are not told which. */
const askAnew = ({ number }: ReadingEvent, made: Map<string, LiveMessage | null>): LiveMessage | null =>
  once(made, `${number} anew`, () => ({ number, kind: "refresh", data: {} }));

/** Whatever stands on the page stands elsewhere from now on. */
const corrected = (
  { number, kind, subject }: ReadingEvent,
  made: Map<string, LiveMessage | null>,
): LiveMessage | null =>
  once(made, `${number}`, () => {
    const { editionId: edition = "", translationId: translation } = subject;
    return { number, kind, data: { edition, ...(translation !== undefined && { translation }) } };
  });

const isUntold = (looker: ReadingLooker, told: Told | PostTold): boolean =>
  isCovered(looker, told.annotation) || ("post" in told && isKeptBack(looker, told.annotation, told.post));

/** Of a thread, each whose own answer is all that they see of the answers is a kind apart. */
const kindAt = (looker: ReadingLooker, told: Told | PostTold): string => {
  const kind = kindOf(looker, told.difference);
  return "post" in told || !keepsAnswers(looker, told.annotation) ? kind : `${kind} ${looker.memberId} alone`;
};

/** What is kept back, or waits to be changed, is known to its author and to those who keep order. */
const isAmongFew = ({ kind }: ReadingEvent): boolean =>
  kind === "post.held" || kind === "post.returned" || kind === "post.hidden";

const isAmong = ({ memberId, moderates }: Looker, told: Told | PostTold): boolean =>
  moderates || ("post" in told && told.post.authorId === memberId);

type Words = { threads: Map<string, AnnotationWire>; posts: Map<string, PostWire> };
type Differences = { threads: Map<string, Told>; posts: Map<string, PostTold> };

/** Which words an event is about; null where something is gone. */
function wordsOf({ kind, subject }: ReadingEvent): { in: keyof Words; id: string } | null {
  switch (kind) {
    case "annotation.added":
    case "annotation.edited":
    case "annotation.hidden":
    case "annotation.restored":
    case "annotation.locked":
    case "annotation.unlocked":
    case "annotation.slowed":
    case "annotation.moved":
    case "annotation.rested":
    case "annotation.taken-up":
      return { in: "threads", id: subject.annotationId ?? "" };
    case "post.added":
    case "post.edited":
    case "post.held":
    case "post.returned":
    case "post.hidden":
      return { in: "posts", id: subject.postId ?? "" };
    case "post.approved":
    case "post.restored":
      return subject.opens
        ? { in: "threads", id: subject.annotationId ?? "" }
        : { in: "posts", id: subject.postId ?? "" };
    case "annotation.deleted":
    case "post.deleted":
    case "edition.published":
      return null;
  }
}

/** By id and kind of looker. */
async function readWords(db: Db, differences: Differences, recipients: Recipient[]): Promise<Words> {
  const words: Words = { threads: new Map(), posts: new Map() };
  const threads = readersOf(differences.threads, recipients);
  for (const [reader, kinds] of threads) {
    const { items } = await listAnnotationsWithPosts(db, reader, {
      ids: [...kinds.keys()],
      limit: kinds.size,
    });
    for (const thread of items) words.threads.set(`${thread.id} ${kinds.get(thread.id)}`, thread);
  }
  const posts = readersOf(differences.posts, recipients);
  for (const [reader, kinds] of posts) {
    const postIds = [...kinds.keys()];
    const records = await listPostRecords(db, reader, { postIds, perAnnotation: postIds.length });
    for (const record of records)
      if (record.is_whole) words.posts.set(`${record.id} ${kinds.get(record.id)}`, postWire(record));
  }
  return words;
}

/** Through whose eyes what is read: one recipient for each kind of looker, and the same as far as that goes. */
function readersOf(
  differences: Map<string, Told | PostTold>,
  recipients: Recipient[],
): Map<Recipient, Map<string, string>> {
  const readers = new Map<Recipient, Map<string, string>>();
  for (const [id, told] of differences) {
    const kinds = new Set<string>();
    for (const recipient of recipients) {
      if (isUntold(recipient.looker, told)) continue;
      const kind = kindAt(recipient.looker, told);
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      const reads = readers.get(recipient) ?? new Map<string, string>();
      readers.set(recipient, reads.set(id, kind));
      if (told.difference === null && !told.annotation.isPrompt) break;
    }
  }
  return readers;
}

const postsOf = (words: AnnotationWire | PostWire): PostWire[] => ("posts" in words ? words.posts : [words]);

function readSeen(db: Db, { threads, posts }: Words, recipients: Recipient[]): Promise<Set<string>> {
  const [anyone] = recipients as [Recipient];
  const numbers = [...threads.values(), ...posts.values()]
    .flatMap(postsOf)
    .flatMap(({ number }) => number ?? []);
  const memberIds = recipients.flatMap(({ looker }) => looker.memberId ?? []);
  return listSeen(db, anyone, [...new Set(numbers)], [...new Set(memberIds)]);
}

/** The one thing that differs within a kind; null where the words are not shown. */
function isNewTo({ memberId }: Looker, post: PostWire, seen: Set<string>): boolean | null {
  if (post.isNew === null) return null;
  return memberId !== null && post.author?.id !== memberId && !seen.has(`${post.number} ${memberId}`);
}

function wordsMessage(
  { number, kind, subject }: ReadingEvent,
  words: AnnotationWire | PostWire,
  news: (boolean | null)[],
): LiveMessage {
  if (!("posts" in words)) {
    const post = { ...words, isNew: news[0] ?? null };
    return { number, kind, data: { annotation: subject.annotationId ?? "", post } };
  }
  const posts = words.posts.map((post, index) => ({ ...post, isNew: news[index] ?? null }));
  return { number, kind, data: { annotation: { ...words, posts } } };
}

/** To those who could see it just before, as ids only; nothing where it is not gone from anybody. */
function goneMessage(
  { number, kind, subject }: ReadingEvent,
  looker: ReadingLooker,
  made: Map<string, LiveMessage | null>,
): LiveMessage | null {
  const { annotationId = "", postId, annotationBefore, postBefore } = subject;
  const isWhole = kind === "annotation.deleted" || kind === "annotation.hidden";
  const couldSee =
    annotationBefore &&
    (isWhole
      ? isInAudience(looker, annotationBefore) &&
        (postBefore ? isPostWhole(looker, annotationBefore, postBefore) : isShownTo(looker, annotationBefore))
      : postBefore && isPostWhole(looker, annotationBefore, postBefore));
  if (!couldSee) return null;
  return once(made, `${number}`, () => ({
    number,
    kind,
    data: isWhole ? { annotation: annotationId } : { annotation: annotationId, post: postId },
  }));
}

function once<Value>(made: Map<string, Value>, key: string, make: () => Value): Value {
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  made.set(key, value);
  return value;
}
