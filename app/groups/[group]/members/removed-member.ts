import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { GroupMemberWire } from "@/domain/wire/member";
import { findMember } from "@/operations/members/find-member";

/** Whom the page's address says to have been removed, if they are still out and the viewer may know of them. */
export async function removedMember(
  viewer: Viewer,
  slug: string,
  memberId: string | undefined,
): Promise<GroupMemberWire | null> {
  if (!memberId) return null;
  try {
    const member = await findMember(viewer, slug, memberId);
    return member.state === "removed" ? member : null;
  } catch (thrown) {
    if (thrown instanceof NotFound) return null;
    throw thrown;
  }
}
