import { database } from "@/db/client";
import { listOwnRequests, type OwnRequest } from "@/db/queries/members";
import { isSignedIn, type Viewer } from "@/domain/viewer";

/** The viewer's own request to join a group, while they wait; known to them also when the group has turned private. */
export async function findOwnRequest(viewer: Viewer, slug: string): Promise<OwnRequest | null> {
  if (!isSignedIn(viewer)) return null;
  const requests = await listOwnRequests(database(), viewer);
  return requests.find((request) => request.slug.toLowerCase() === slug.toLowerCase()) ?? null;
}
