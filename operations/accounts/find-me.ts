import { database } from "@/db/client";
import { findUser } from "@/db/queries/users";
import { SignedOut } from "@/domain/problems";
import { boundGroupOf, isSignedIn, type Viewer } from "@/domain/viewer";
import type { MeWire } from "@/domain/wire/me";

/**
 * The viewer's own account, for whatever they signed in with. A token that is bound to a group acts there, and is told
 * nothing that the group is not told either: no address, and no office outside of it.
 */
export async function findMe(viewer: Viewer): Promise<MeWire> {
  const user = isSignedIn(viewer) ? await findUser(database(), viewer.userId) : null;
  if (!user) throw new SignedOut();
  const { id, name, handle, email, isSiteAdmin, timeZone, locale, wordsPerMinute } = user;
  const me = { id, name, handle, email, isSiteAdmin, timeZone, locale, wordsPerMinute };
  return boundGroupOf(viewer) === null ? me : { ...me, email: null, isSiteAdmin: false };
}
