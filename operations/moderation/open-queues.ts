import type { OwnQueue } from "@/db/queries/own-queues";
import { QUEUES_OPENED } from "@/domain/limits";
import { Problem } from "@/domain/problems";
import type { SignedInViewer } from "@/domain/viewer";
import type { GroupWire } from "@/domain/wire/group";
import type { ReviewItemWire } from "@/domain/wire/moderation";
import { openGroup } from "../groups/open-group";
import { listQueues } from "./list-queues";
import { listReview } from "./list-review";

/** What waits longest in a group that one moderates; `group` is null where nothing does. */
export type OpenedQueue = OwnQueue & { group: GroupWire | null; items: ReviewItemWire[] };

/** What waits in all groups that one moderates; `others`: of how many more groups only how much. */
export async function openQueues(
  viewer: SignedInViewer,
): Promise<{ queues: OpenedQueue[]; others: OwnQueue[] }> {
  const all = await listQueues(viewer);
  // In their order, whichever have something: one that is emptied stays where it was.
  const first = new Set(
    all
      .toSorted((one, other) => Number(other.waiting > 0) - Number(one.waiting > 0))
      .slice(0, QUEUES_OPENED.groups),
  );
  const opened = await Promise.all(
    all.filter((queue) => first.has(queue)).map((queue) => open(viewer, queue)),
  );
  return {
    queues: opened.filter((queue) => queue !== null),
    others: all.filter((queue) => !first.has(queue)),
  };
}

/** Null where somebody has taken their place from them in this moment. */
async function open(viewer: SignedInViewer, queue: OwnQueue): Promise<OpenedQueue | null> {
  if (queue.waiting === 0) return { ...queue, group: null, items: [] };
  try {
    const [{ group }, { items }] = await Promise.all([
      openGroup(viewer, queue.slug),
      listReview(viewer, queue.slug, { state: "open", limit: QUEUES_OPENED.items }),
    ]);
    return { ...queue, group, items };
  } catch (thrown) {
    if (thrown instanceof Problem) return null;
    throw thrown;
  }
}
