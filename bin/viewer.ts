import { NotFound } from "@/domain/problems";
import type { SignedInViewer } from "@/domain/viewer";
import { findViewerByEmail } from "@/operations/accounts/find-viewer";

/** The account in whose name a command acts. @throws NotFound when no account has this address. */
export async function viewerFor(email: string): Promise<SignedInViewer> {
  const viewer = await findViewerByEmail(email.trim().normalize());
  if (!viewer) throw new NotFound("account.none");
  return viewer;
}
