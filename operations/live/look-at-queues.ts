import type { Db } from "@/db/client";
import { listLastNumbers } from "@/db/queries/events";
import { listOwnQueues } from "@/db/queries/own-queues";
import { inSnapshot } from "@/db/transaction";
import { REVIEW_COUNTED, RIGHTS_AGE } from "@/domain/limits";
import { Forbidden, type Problem, SignedOut } from "@/domain/problems";
import { boundGroupOf, isSignedIn, type SignedInViewer } from "@/domain/viewer";
import type { OwnWaitingWire } from "@/domain/wire/own-review";
import { log } from "@/lib/log";
import { findViewersAgain, touchViewers } from "../accounts/find-viewer";
import { ownWaiting } from "../moderation/list-queues";

/*
 * As for readings (`look.ts`), a look finds out for all followers at once what is new, in one snapshot of the database. It
 * asks first for the numbers of the streams on which hangs what they are told: those of their groups, and their own. Where
 * none has grown nothing is counted, and the statement that counts finds out who may hear of it still.
 */

export type QueueMessage = {
  /** When it was so, in milliseconds: each says all there is, so that whoever comes back has missed nothing. */
  readonly number: number;
  readonly kind: "review.waiting";
  readonly data: OwnWaitingWire;
};

export type QueueHearing = {
  send: (message: QueueMessage) => void;
  /** The viewer moderates here no more, or something broke: the connection ends. */
  end: () => void;
};

type Asking = {
  readonly viewer: SignedInViewer;
  /** Of which group; null for all that they moderate. */
  readonly slug: string | null;
  readonly hearing: QueueHearing;
};

/** An open connection, with what it was told last. */
type Follower = Asking & {
  /** The newest numbers of the streams that were taken into account. */
  numbers: ReadonlyMap<string, number>;
  told: string;
  /** When it is looked for again even if nothing was heard. */
  askAgainAt: number;
};

/** Somebody who waits for the next look to be let in. */
type Newcomer = Asking & { admit: (leave: () => void) => void; refuse: (thrown: unknown) => void };

/** The open connections of this process. Nothing in it outlives them. */
export type QueueHub = {
  readonly followers: Set<Follower>;
  readonly newcomers: Newcomer[];
  /** How many connections each account has open. */
  readonly seats: Map<string, number>;
  failingSince: number | null;
  /** Asks for a look. */
  ask: () => void;
};

/** Pages must not look live for longer than this when nothing can be found out for them. */
const FAILING_MS = 10_000;

export async function lookAtQueues(hub: QueueHub): Promise<void> {
  const newcomers = hub.newcomers.splice(0);
  const followers = [...hub.followers];
  if (newcomers.length + followers.length === 0) return;
  try {
    const { now, doubted, answers } = await inSnapshot((db) => find(db, followers, newcomers));
    hub.failingSince = null;
    for (const [at, follower] of doubted.entries()) tell(hub, follower, answers[at], now);
    for (const [at, newcomer] of newcomers.entries()) admit(hub, newcomer, answers[doubted.length + at], now);
    await touchViewers(
      answers.flatMap((answer) => ("refusal" in answer ? [] : answer.viewer)),
      now,
    );
  } catch (thrown) {
    log.warn({ err: thrown }, "what waits could not be counted for live pages, and will be tried again");
    for (const { refuse } of newcomers) refuse(thrown);
    hub.failingSince ??= Date.now();
    if (Date.now() - hub.failingSince >= FAILING_MS) for (const follower of followers) end(hub, follower);
  }
}

type Answer =
  | { viewer: SignedInViewer; numbers: ReadonlyMap<string, number>; waiting: OwnWaitingWire }
  | { refusal: Problem };

async function find(db: Db, followers: Follower[], newcomers: Newcomer[]) {
  const followed = new Set(followers.flatMap(({ numbers }) => [...numbers.keys()]));
  const heads = await listLastNumbers(db, [...followed]);
  const now = new Date();
  const doubted = followers.filter(
    ({ askAgainAt, numbers }) =>
      now.getTime() >= askAgainAt || [...numbers].some(([id, number]) => heads.get(id) !== number),
  );
  return { now, doubted, answers: await answer(db, [...doubted, ...newcomers], now) };
}

/** Who they are is asked anew as well. */
async function answer(db: Db, asking: Asking[], now: Date): Promise<Answer[]> {
  const found = await findViewersAgain(
    db,
    asking.map(({ viewer }) => viewer),
    now,
  );
  const living = asking.flatMap((one, at) => {
    const viewer = found[at];
    return viewer && isSignedIn(viewer) ? [{ one, viewer, slug: one.slug }] : [];
  });
  // The windows of one person are answered alike.
  const alike = new Map(living.map((asked) => [placeOf(asked), asked]));
  const counted = await listOwnQueues(db, [...alike.values()], REVIEW_COUNTED + 1);
  const ownOf = new Map([...alike.keys()].map((place, at) => [place, counted[at] ?? []]));
  const queues = new Map(living.map((asked) => [asked.one, ownOf.get(placeOf(asked)) ?? []]));
  const streamsOf = ({ viewer }: Asking, own: { groupId: string }[]) => [
    viewer.userId,
    ...own.map(({ groupId }) => groupId),
  ];
  const streams = living.flatMap(({ one }) => streamsOf(one, queues.get(one) ?? []));
  const heads = await listLastNumbers(db, [...new Set(streams)]);
  const viewerOf = new Map(living.map(({ one, viewer }) => [one, viewer]));
  return asking.map((one) => {
    const viewer = viewerOf.get(one);
    const own = queues.get(one) ?? [];
    if (!viewer) return { refusal: new SignedOut() };
    if (own.length === 0) return { refusal: new Forbidden("forbidden") };
    const numbers = new Map(streamsOf(one, own).map((id) => [id, heads.get(id) ?? 0]));
    return { viewer, numbers, waiting: ownWaiting(own) };
  });
}

const placeOf = ({ viewer, slug }: { viewer: SignedInViewer; slug: string | null }): string =>
  JSON.stringify([viewer.userId, boundGroupOf(viewer), slug]);

/** Not all at the same moment. */
const nextAsking = (now: Date): number => now.getTime() + RIGHTS_AGE * (0.5 + Math.random() / 2);

const messageOf = (data: OwnWaitingWire, now: Date): QueueMessage => ({
  number: now.getTime(),
  kind: "review.waiting",
  data,
});

function admit(hub: QueueHub, newcomer: Newcomer, answer: Answer | undefined, now: Date): void {
  if (!answer) return;
  if ("refusal" in answer) {
    newcomer.refuse(answer.refusal);
    return;
  }
  const { slug, hearing } = newcomer;
  const { viewer, numbers, waiting } = answer;
  const follower: Follower = {
    ...{ viewer, slug, hearing, numbers },
    told: JSON.stringify(waiting),
    askAgainAt: nextAsking(now),
  };
  hub.followers.add(follower);
  hearing.send(messageOf(waiting, now));
  newcomer.admit(() => hub.followers.delete(follower));
}

function tell(hub: QueueHub, follower: Follower, answer: Answer | undefined, now: Date): void {
  if (!answer || !hub.followers.has(follower)) return;
  if ("refusal" in answer) {
    end(hub, follower);
    return;
  }
  const told = JSON.stringify(answer.waiting);
  const isNews = told !== follower.told;
  Object.assign(follower, { numbers: answer.numbers, told, askAgainAt: nextAsking(now) });
  try {
    if (isNews) follower.hearing.send(messageOf(answer.waiting, now));
  } catch (thrown) {
    log.error({ err: thrown }, "a live page could not be told what waits, and has to come back");
    end(hub, follower);
  }
}

function end({ followers }: QueueHub, follower: Follower): void {
  followers.delete(follower);
  follower.hearing.end();
}
