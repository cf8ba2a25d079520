import { database } from "@/db/client";
import { followStream } from "@/db/live";
import { READING_EVENT_KINDS, type ReadingEventKind, type StreamEvent } from "@/domain/events";
import type { Granted } from "@/domain/granted";
import { Problem } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import { accessReading, type ReadingAccess } from "../access";
import { type LiveMessage, messageFor } from "./message-for";

export type Following = {
  send: (message: LiveMessage) => void;
  /** The viewer may no longer read this, or something broke: the connection ends. */
  end: () => void;
  /** Who sent the request, asked anew: an ended session or a revoked token is signed out. */
  recheck: () => Promise<Viewer>;
};

/**
 * Gives what happens in a reading as this viewer may see it, from event `after` on. The door is asked again before each
 * message, and after any change in the group or in the viewer's account, so that a lost right also ends the connection.
 */
export async function followReading(
  viewer: Viewer,
  readingId: string,
  after: number | undefined,
  { send, end, recheck }: Following,
): Promise<() => void> {
  const { group, reading } = await accessReading(database(), viewer, readingId, "reading.read");
  let work = Promise.resolve();
  let isOver = false;
  const stops: (() => void)[] = [];

  const stop = () => {
    isOver = true;
    for (const stopOne of stops) stopOne();
  };
  /** One after the other, so that messages keep their order and nothing is sent while rights are in doubt. */
  const enqueue = (step: () => Promise<void>) => {
    work = work
      .then(() => (isOver ? undefined : step()))
      .catch(() => {
        stop();
        end();
      });
  };
  /** The door, asked again before anything is sent: rights may have changed since the last message. */
  const ask = async (): Promise<Granted<ReadingAccess> | null> => {
    try {
      return await accessReading(database(), await recheck(), readingId, "reading.read");
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      stop();
      end();
      return null;
    }
  };
  const askAgain = () =>
    enqueue(async () => {
      await ask();
    });
  const onReading = (event: StreamEvent) =>
    enqueue(async () => {
      const access = await ask();
      const message = access && isReadingEvent(event) ? await messageFor(access, event) : null;
      if (message && !isOver) send(message);
    });

  stops.push(await followStream(group.id, askAgain));
  if (isSignedIn(viewer)) stops.push(await followStream(viewer.userId, askAgain));
  // Once more, now that changes are followed: one may have come in between.
  askAgain();
  stops.push(await followStream(reading.id, onReading, after));
  return stop;
}

const readingKinds: ReadonlySet<string> = new Set(READING_EVENT_KINDS);

const isReadingEvent = (event: StreamEvent): event is StreamEvent & { kind: ReadingEventKind } =>
  readingKinds.has(event.kind);
