import { watchStreams } from "@/db/live";
import type { Viewer } from "@/domain/viewer";
import type { Hearing, Hub } from "./hub";
import { look } from "./look";
import { onSeat, takeSeat } from "./take-seat";

/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & { colloquyHub?: Hub };

/**
 * Gives what happens in a reading as this viewer may see it, from event `after` on (left out: from now on), once each
 * and in order. Answers how to stop. @throws what the door throws, and TooMany for one who has many open
 */
export async function followReading(
  viewer: Viewer,
  readingId: string,
  after: number | undefined,
  hearing: Hearing,
  from: { address: string },
): Promise<() => void> {
  shared.colloquyHub ??= openHub();
  const { newcomers, ask, seats } = shared.colloquyHub;
  return onSeat(takeSeat(seats, viewer, from), (admit, refuse) => {
    newcomers.push({ viewer, readingId, after, hearing, admit, refuse });
    ask();
  });
}

function openHub(): Hub {
  const hub: Hub = {
    rooms: new Map(),
    rightsCursors: new Map(),
    newcomers: [],
    seats: new Map(),
    failingSince: null,
    ask: () => {},
  };
  hub.ask = watchStreams({
    isFollowed: (streamId) => hub.rooms.has(streamId) || hub.rightsCursors.has(streamId),
    look: () => look(hub),
  });
  return hub;
}
