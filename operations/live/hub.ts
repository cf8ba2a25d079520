import { MISSED_TOLD, RIGHTS_AGE } from "@/domain/limits";
import type { Viewer } from "@/domain/viewer";
import { type Answer, isGiven, type Rights, rightsStreams } from "./ask-door";
import type { LiveMessage } from "./live-message";

export type Hearing = {
  send: (message: LiveMessage) => void;
  /** The viewer may no longer read this, or something broke: the connection ends. */
  end: () => void;
};

/** An open connection, with the door's last answer to it. */
export type Follower = {
  readonly hearing: Hearing;
  rights: Rights;
  /** When the door is asked again even if nothing was heard that might change its answer. */
  askAgainAt: number;
  /** The number of the last event told. */
  last: number;
};

/** All who follow one reading in this process. Its events are read up to `cursor`; a follower may be behind that. */
export type Room = { readonly readingId: string; cursor: number; readonly followers: Set<Follower> };

/** Somebody who waits for the next look to be let in. */
export type Newcomer = {
  viewer: Viewer;
  readingId: string;
  after: number | undefined;
  hearing: Hearing;
  admit: (leave: () => void) => void;
  refuse: (thrown: unknown) => void;
};

/** The open connections of this process. Nothing in it outlives them. */
export type Hub = {
  readonly rooms: Map<string, Room>;
  /** How far the streams are read on which the followers' rights hang. */
  readonly rightsCursors: Map<string, number>;
  readonly newcomers: Newcomer[];
  /** How many connections each account has open, and each address those without one. */
  readonly seats: Map<string, number>;
  failingSince: number | null;
  /** Asks for a look. */
  ask: () => void;
};

/** Lets somebody in, or not. `heads`: the newest numbers of the streams, as of the moment when the door was asked. */
export function admit(
  hub: Hub,
  newcomer: Newcomer,
  answer: Answer,
  heads: ReadonlyMap<string, number>,
  now: Date,
): void {
  if (!isGiven(answer)) {
    newcomer.refuse(answer);
    return;
  }
  const head = (streamId: string) => heads.get(streamId) ?? 0;
  const { id } = answer.reading;
  const last = newcomer.after ?? head(id);
  // Further on than there is: the site was put back from a backup, and what the page shows may have gone.
  const isTooMuch = last > head(id) || head(id) - last > MISSED_TOLD;
  const room = hub.rooms.get(id) ?? { readingId: id, cursor: head(id), followers: new Set() };
  const follower: Follower = {
    hearing: newcomer.hearing,
    rights: answer,
    askAgainAt: nextAsking(now, answer),
    last: isTooMuch ? head(id) : last,
  };
  room.followers.add(follower);
  hub.rooms.set(id, room);
  for (const streamId of rightsStreams(answer))
    if (!hub.rightsCursors.has(streamId)) hub.rightsCursors.set(streamId, head(streamId));
  if (isTooMuch) newcomer.hearing.send({ number: head(id), kind: "refresh", data: {} });
  newcomer.admit(() => leave(hub, room, follower));
}

/** Not all at the same moment, so that a full room is asked for in small parts. */
const nextAsking = (now: Date, { inspectsUntil }: Rights): number =>
  Math.min(
    now.getTime() + RIGHTS_AGE * (0.5 + Math.random() / 2),
    // Whoever looks in hears nothing from that moment on.
    inspectsUntil?.getTime() ?? Number.POSITIVE_INFINITY,
  );

export function renew(follower: Follower, rights: Rights, now: Date): void {
  follower.rights = rights;
  follower.askAgainAt = nextAsking(now, rights);
}

function leave({ rooms }: Hub, room: Room, follower: Follower): void {
  room.followers.delete(follower);
  if (room.followers.size === 0 && rooms.get(room.readingId) === room) rooms.delete(room.readingId);
}

export function end(hub: Hub, room: Room, follower: Follower): void {
  leave(hub, room, follower);
  follower.hearing.end();
}

export function endAll(hub: Hub): void {
  for (const room of hub.rooms.values()) for (const follower of room.followers) end(hub, room, follower);
}

/** Streams on which nobody's rights hang any more. */
export function forgetStreams({ rooms, rightsCursors }: Hub): void {
  const needed = new Set<string>();
  for (const { followers } of rooms.values())
    for (const { rights } of followers) for (const id of rightsStreams(rights)) needed.add(id);
  for (const id of rightsCursors.keys()) if (!needed.has(id)) rightsCursors.delete(id);
}
