import { watchStreams } from "@/db/live";
import { QUEUE_STREAMS_OF_USER } from "@/domain/limits";
import { Forbidden, SignedOut } from "@/domain/problems";
import { isSlug } from "@/domain/slugs";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import { lookAtQueues, type QueueHearing, type QueueHub } from "./look-at-queues";
import { onSeat, takeSeat } from "./take-seat";

/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & { colloquyQueues?: QueueHub };

/**
 * Tells how much waits for a moderator, at once and whenever it changes: in all groups that they moderate, or in the one
 * that has this slug. It ends when they moderate none of them any more. Answers how to stop.
 * @throws Forbidden for one who moderates none, and TooMany for one who has many open
 */
export async function followReview(
  viewer: Viewer,
  slug: string | null,
  hearing: QueueHearing,
  from: { address: string },
): Promise<() => void> {
  if (!isSignedIn(viewer)) throw new SignedOut();
  if (slug !== null && !isSlug(slug)) throw new Forbidden("forbidden");
  shared.colloquyQueues ??= openHub();
  const { newcomers, ask, seats } = shared.colloquyQueues;
  return onSeat(takeSeat(seats, viewer, from, QUEUE_STREAMS_OF_USER), (admit, refuse) => {
    newcomers.push({ viewer, slug, hearing, admit, refuse });
    ask();
  });
}

function openHub(): QueueHub {
  const hub: QueueHub = {
    followers: new Set(),
    newcomers: [],
    seats: new Map(),
    failingSince: null,
    ask: () => {},
  };
  hub.ask = watchStreams({
    isFollowed: (streamId) => [...hub.followers].some(({ numbers }) => numbers.has(streamId)),
    look: () => lookAtQueues(hub),
  });
  return hub;
}
