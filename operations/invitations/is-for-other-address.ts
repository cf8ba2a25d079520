import type { Db } from "@/db/client";
import { findUser } from "@/db/queries/users";
import { isSignedIn, type Viewer } from "@/domain/viewer";

/** An invitation sent by mail is for the account with that address, so that it cannot be passed on. */
export async function isForOtherAddress(
  db: Db,
  invitation: { email: string | null },
  viewer: Viewer,
): Promise<boolean> {
  if (invitation.email === null || !isSignedIn(viewer)) return false;
  const user = await findUser(db, viewer.userId);
  return user?.email?.toLowerCase() !== invitation.email.toLowerCase();
}
