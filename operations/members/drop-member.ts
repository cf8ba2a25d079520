import type { Viewer } from "@/domain/viewer";
import { declineRequest } from "./decline-request";
import { findMember } from "./find-member";
import { removeMember } from "./remove-member";

/** Somebody who asks to join is declined, a member is removed. */
export async function dropMember(viewer: Viewer, slug: string, memberId: string): Promise<void> {
  const { state } = await findMember(viewer, slug, memberId);
  await (state === "pending" ? declineRequest : removeMember)(viewer, slug, memberId);
}
