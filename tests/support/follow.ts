import type { Viewer } from "@/domain/viewer";
import { followReading } from "@/operations/live/follow-reading";
import type { Hub } from "@/operations/live/hub";
import type { LiveMessage } from "@/operations/live/live-message";

const open = new Set<() => void>();

export type Page = Awaited<ReturnType<typeof follow>>;

/** Follows a reading as somebody, and lets a test wait for what comes. */
export async function follow(
  viewer: Viewer,
  reading: { id: string },
  after?: number,
  from = { address: "192.0.2.1" },
) {
  const heard: LiveMessage[] = [];
  let isEnded = false;
  let wake = () => {};
  const hearing = {
    send: (message: LiveMessage) => {
      heard.push(message);
      wake();
    },
    end: () => {
      isEnded = true;
      wake();
    },
  };
  const stop = await followReading(viewer, reading.id, after, hearing, from);
  open.add(stop);
  const until = async (isEnough: () => boolean) => {
    while (!isEnough()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    heard,
    stop,
    isEnded: () => isEnded,
    kinds: () => heard.map(({ kind }) => kind),
    /** The posts that came, by id. */
    posts: () => heard.map(({ data }) => ("post" in data ? postId(data.post) : undefined)),
    words: () =>
      heard.map(({ data }) =>
        "post" in data && typeof data.post === "object" ? data.post.body?.text : undefined,
      ),
    hears: (count: number) => until(() => heard.length >= count),
    hearsOf: (kind: string) => until(() => heard.some((message) => message.kind === kind)),
    hearsPost: (id: string) =>
      until(() => heard.some(({ data }) => "post" in data && postId(data.post) === id)),
    ends: () => until(() => isEnded),
  };
}

const postId = (post: { id: string } | string | undefined) => (typeof post === "object" ? post.id : post);

export function closePages(): void {
  for (const stop of open) stop();
  open.clear();
}

/** What this process keeps for open pages. */
export function openHub() {
  const { colloquyHub } = globalThis as typeof globalThis & { colloquyHub?: Hub };
  return { rooms: colloquyHub?.rooms.size, streams: colloquyHub?.rightsCursors.size };
}
