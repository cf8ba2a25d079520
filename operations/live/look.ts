import { isDeepStrictEqual } from "node:util";
import type { Db } from "@/db/client";
import { listLastNumbers } from "@/db/queries/events";
import { inSnapshot } from "@/db/transaction";
import type { StreamEvent } from "@/domain/events";
import { can } from "@/domain/policy";
import type { ReadingLooker } from "@/domain/visibility";
import { log } from "@/lib/log";
import { touchViewers } from "../accounts/find-viewer";
import { type Answer, askDoor, isGiven, type Rights, rightsStreams } from "./ask-door";
import {
  admit,
  end,
  endAll,
  type Follower,
  forgetStreams,
  type Hub,
  type Newcomer,
  type Room,
  renew,
} from "./hub";
import { isInDoubt } from "./is-in-doubt";
import { eventsFor, findNews, type News, newsOf, type RoomNews } from "./news";
import { type MessageFor, readMessages } from "./read-messages";

/*
 * A look finds out for all followers at once what is new. Everything comes from one snapshot of the database: the
 * readings' events, the events on which rights hang, the door's answers where those may have changed them, and the
 * words. So whatever was committed before an event, or before the words that go out with it, has been taken into
 * account for everyone who is told, whichever bell was lost.
 */

/** Pages must not look live for longer than this when nothing can be found out for them. */
const FAILING_MS = 10_000;

export async function look(hub: Hub): Promise<void> {
  const newcomers = hub.newcomers.splice(0);
  if (newcomers.length === 0 && hub.rooms.size === 0) return;
  try {
    const { now, ...found } = await inSnapshot((db) => find(db, hub, newcomers));
    hub.failingSince = null;
    for (const one of found.rooms) tell(hub, one, found, now);
    for (const [streamId, events] of found.news) advance(hub, streamId, events.at(-1)?.number);
    for (const { newcomer, answer } of found.newcomers) admit(hub, newcomer, answer, found.heads, now);
    forgetStreams(hub);
    if ([...hub.rooms.values()].some(isAnyoneBehind)) hub.ask();
    await touchViewers(found.seenAgain, now);
  } catch (thrown) {
    log.warn({ err: thrown }, "what is new for live pages could not be read, and will be tried again");
    for (const { refuse } of newcomers) refuse(thrown);
    hub.failingSince ??= Date.now();
    if (Date.now() - hub.failingSince >= FAILING_MS) endAll(hub);
  }
}

const mayWrite = (rights: Rights): boolean => can("reading.annotate", rights);

/** What somebody wrote bears another name now, also what the page has shown already. */
const isRenaming = ({ kind, subject }: StreamEvent): boolean =>
  kind === "member.renamed" ||
  kind === "subgroup.edited" ||
  (kind.startsWith("member.") && subject.to?.isNamed !== undefined);

type Answers = ReadonlyMap<Follower, Answer>;
type FoundInRoom = { room: Room; news: RoomNews; messageFor: MessageFor };

async function find(db: Db, hub: Hub, waiting: Newcomer[]) {
  const news = await findNews(db, hub);
  // No earlier than what the snapshot holds: no word goes out that is younger than the right to it.
  const now = new Date();
  const doubted = [...hub.rooms.values()].flatMap(({ readingId, followers }) =>
    [...followers]
      .filter((follower) => isInDoubt(follower, news, now))
      .map((follower) => ({ follower, readingId, viewer: follower.rights.viewer })),
  );
  const given = await askDoor(db, [...doubted, ...waiting], now);
  const answers = new Map(doubted.map(({ follower }, index) => [follower, given[index] as Answer]));
  const newcomers = waiting.map((newcomer, index) => ({
    newcomer,
    answer: given[doubted.length + index] as Answer,
  }));
  const streams = newcomers.flatMap(({ answer }) =>
    isGiven(answer) ? [answer.reading.id, ...rightsStreams(answer)] : [],
  );
  return {
    now,
    news,
    answers,
    newcomers,
    heads: await listLastNumbers(db, [...new Set(streams)]),
    rooms: await findInRooms(db, hub, news, answers),
    seenAgain: [...answers.values()].filter(isGiven).map(({ viewer }) => viewer),
  };
}

async function findInRooms(db: Db, { rooms }: Hub, news: News, answers: Answers): Promise<FoundInRoom[]> {
  const found: FoundInRoom[] = [];
  for (const room of rooms.values()) {
    const inRoom = newsOf(room, news);
    const told = [...room.followers].filter((one) => eventsFor(one, room, inRoom).events.length > 0);
    const recipients = told.map((one) => answers.get(one) ?? one.rights).filter(isGiven);
    found.push({ room, news: inRoom, messageFor: await readMessages(db, inRoom.events, recipients) });
  }
  return found;
}

/** Whether nothing of what is for some only has come to them or gone from them. */
const seesAlike = (before: ReadingLooker, now: ReadingLooker): boolean =>
  before.isDivided === now.isDivided &&
  (before.subgroupId === now.subgroupId || !now.isDivided) &&
  isDeepStrictEqual(before.covers, now.covers);

type Found = { answers: Answers; news: News };

function tell(hub: Hub, { room, news, messageFor }: FoundInRoom, found: Found, now: Date): void {
  const { answers } = found;
  for (const follower of room.followers) {
    const answer = answers.get(follower) ?? follower.rights;
    if (!isGiven(answer)) {
      end(hub, room, follower);
      continue;
    }
    const had = mayWrite(follower.rights);
    const before = follower.rights.looker;
    if (answer !== follower.rights) renew(follower, answer, now);
    const { events, until } = eventsFor(follower, room, news);
    follower.last = Math.max(follower.last, until);
    try {
      const annotate = mayWrite(answer);
      if (annotate !== had)
        follower.hearing.send({ number: follower.last, kind: "rights", data: { annotate } });
      const isRenamed = found.news.get(answer.group.id)?.some(isRenaming);
      if (isRenamed || !seesAlike(before, answer.looker))
        follower.hearing.send({ number: follower.last, kind: "refresh", data: {} });
      for (const event of events) {
        const message = messageFor(event, answer);
        if (message) follower.hearing.send(message);
      }
    } catch (thrown) {
      log.error({ err: thrown }, "a live page could not be told what is new, and has to come back");
      end(hub, room, follower);
    }
  }
  room.cursor = news.end;
}

function advance({ rightsCursors }: Hub, streamId: string, number: number | undefined): void {
  if (number !== undefined && rightsCursors.has(streamId)) rightsCursors.set(streamId, number);
}

const isAnyoneBehind = ({ cursor, followers }: Room): boolean =>
  [...followers].some(({ last }) => last < cursor);
