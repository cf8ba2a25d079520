import { database } from "@/db/client";
import { listOwnQueues, type OwnQueue } from "@/db/queries/review";
import { REVIEW_COUNTED } from "@/domain/limits";
import type { SignedInViewer } from "@/domain/viewer";

/** The groups that one moderates, each with how much waits there. */
export const listQueues = (viewer: SignedInViewer): Promise<OwnQueue[]> =>
  listOwnQueues(database(), viewer, REVIEW_COUNTED + 1);
