import { BELL_CHANNEL } from "./bell";
import { listener } from "./client";

/**
 * How often is looked without a bell: LISTEN is deaf for seconds after Postgres restarted, and a ring lost then must
 * not cost more than this.
 */
const LOOK_INTERVAL_MS = 2_000;

type Watching = {
  /** A ring for none of these is not worth a look. */
  isFollowed: (streamId: string) => boolean;
  look: () => Promise<void>;
};

/**
 * Looks when the bell rings for what is followed, and now and then without. One look at a time: what asks for one
 * meanwhile gets one more after it. Answers how to ask for one.
 */
export function watchStreams({ isFollowed, look }: Watching): () => void {
  let isWanted = false;
  let isLooking = false;
  let isListening = false;

  async function lookWhileWanted(): Promise<void> {
    isLooking = true;
    while (isWanted) {
      isWanted = false;
      await look();
    }
    isLooking = false;
  }
  function ask(): void {
    isWanted = true;
    if (!isLooking) void lookWhileWanted();
  }
  function listen(): void {
    if (isListening) return;
    isListening = true;
    const hear = (payload: string) => {
      if (payload.split(",").some(isFollowed)) ask();
    };
    listener()
      .listen(BELL_CHANNEL, hear, ask)
      .catch(() => {
        isListening = false;
      });
  }

  listen();
  setInterval(() => {
    listen();
    ask();
  }, LOOK_INTERVAL_MS).unref();
  return ask;
}
