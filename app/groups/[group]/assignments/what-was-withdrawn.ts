import { single } from "@/app/_request/query";
import { NotFound, SignedOut } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { findWithdrawn } from "@/operations/assignments/find-withdrawn";

/** What the page's address says was withdrawn last; nothing, if it is not so, or not for the viewer to know. */
export async function whatWasWithdrawn(
  viewer: Viewer,
  slug: string,
  withdrawn: string | string[] | undefined,
): Promise<{ id: string; title: string } | null> {
  const id = single(withdrawn);
  if (!id) return null;
  try {
    return await findWithdrawn(viewer, slug, id);
  } catch (thrown) {
    if (thrown instanceof NotFound || thrown instanceof SignedOut) return null;
    throw thrown;
  }
}
