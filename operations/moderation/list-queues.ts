import { database } from "@/db/client";
import { listOwnQueues, type OwnQueue } from "@/db/queries/own-queues";
import { REVIEW_COUNTED } from "@/domain/limits";
import { SignedOut } from "@/domain/problems";
import { isSignedIn, type SignedInViewer, type Viewer } from "@/domain/viewer";
import type { OwnWaitingWire } from "@/domain/wire/own-review";

/** The groups that one moderates, each with how much waits there. */
export async function listQueues(viewer: SignedInViewer): Promise<OwnQueue[]> {
  const [queues = []] = await listOwnQueues(database(), [{ viewer, slug: null }], REVIEW_COUNTED + 1);
  return queues;
}

export async function countOwnReview(viewer: Viewer): Promise<OwnWaitingWire> {
  if (!isSignedIn(viewer)) throw new SignedOut();
  return ownWaiting(await listQueues(viewer));
}

export const ownWaiting = (queues: OwnQueue[]): OwnWaitingWire => ({
  waiting: queues.reduce((sum, { waiting }) => sum + waiting, 0),
  groups: queues.map(({ slug, name, waiting }) => ({ slug, name, waiting })),
});
