import { database } from "@/db/client";
import { findUser } from "@/db/queries/users";
import { SignedOut } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import type { MeWire } from "@/domain/wire/me";

/** The viewer's own account, for whatever they signed in with. */
export async function findMe(viewer: Viewer): Promise<MeWire> {
  const user = isSignedIn(viewer) ? await findUser(database(), viewer.userId) : null;
  if (!user) throw new SignedOut();
  const { id, name, handle, email, isSiteAdmin, timeZone, locale } = user;
  return { id, name, handle, email, isSiteAdmin, timeZone, locale };
}
