import { WRITING } from "@/domain/limits";
import { Forbidden, ForeignOrigin } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import { publicUrl } from "@/lib/env";
import { spendAhead } from "@/operations/limits/spend-ahead";

/**
 * Asked before every change: that it comes from one of our own pages, or bears a token; that whoever is signed in now is
 * whoever the page was for; and that they do not change too much at once.
 */
export async function admit(asked: Pick<Headers, "get">, viewer: Viewer): Promise<void> {
  refuseForeign(asked, viewer);
  if (!isSignedIn(viewer)) return;
  const meant = asked.get("x-colloquy-user");
  if (meant !== null && meant !== viewer.userId) throw new Forbidden("other-account");
  await spendAhead(`write:${viewer.userId}`, WRITING);
}

/** All that is asked of whoever leaves: nobody is kept here for having written much. */
export function refuseForeign(asked: Pick<Headers, "get">, viewer: Viewer): void {
  const bearsToken = isSignedIn(viewer) && viewer.by.kind === "token";
  if (!bearsToken && asked.get("origin") !== publicUrl().origin) throw new ForeignOrigin();
}
