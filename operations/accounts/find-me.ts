import { database } from "@/db/client";
import { findOwnMembership } from "@/db/queries/members";
import { findUser } from "@/db/queries/users";
import { pseudonymOf } from "@/domain/groups";
import { SignedOut } from "@/domain/problems";
import { boundGroupOf, isSignedIn, type Viewer } from "@/domain/viewer";
import type { MeWire } from "@/domain/wire/me";

/**
 * The viewer's own account, for whatever they signed in with. A token that is bound to a group acts there, and is told
 * nothing that the group is not told either: no address, no office outside of it, and no name but the one borne in it.
 */
export async function findMe(viewer: Viewer): Promise<MeWire> {
  const user = isSignedIn(viewer) ? await findUser(database(), viewer.userId) : null;
  if (!user) throw new SignedOut();
  const { id, name, handle, email, isSiteAdmin, timeZone, locale, wordsPerMinute } = user;
  const me = { id, name, handle, email, isSiteAdmin, timeZone, locale, wordsPerMinute };
  const bound = boundGroupOf(viewer);
  if (bound === null || !isSignedIn(viewer)) return me;
  const place = await findOwnMembership(database(), bound, viewer);
  return { ...me, ...(place && pseudonymOf(place)), email: null, isSiteAdmin: false };
}
