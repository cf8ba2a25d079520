import { database } from "@/db/client";
import { findFirstOrganizer } from "@/db/queries/members";
import { NotFound } from "@/domain/problems";
import type { SignedInViewer } from "@/domain/viewer";
import { findViewerByUserId } from "../accounts/find-viewer";

/** Whoever runs the site acts in a group, from the command line, as its longest-standing organizer. */
export async function findOrganizer(slug: string): Promise<SignedInViewer> {
  const userId = await findFirstOrganizer(database(), slug);
  const organizer = userId && (await findViewerByUserId(userId));
  if (!organizer) throw new NotFound("group.none");
  return organizer;
}
