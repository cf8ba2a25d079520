import type { Viewer } from "@/domain/viewer";
import { findGroup } from "../groups/find-group";
import { declineRequest } from "./decline-request";
import { findMember } from "./find-member";
import { findOwnRequest } from "./find-own-request";
import { leaveGroup } from "./leave-group";
import { removeMember } from "./remove-member";
import { withdrawRequest } from "./withdraw-request";

/** Somebody who asks to join is declined, a member is removed; whoever takes themselves out withdraws or leaves. */
export async function dropMember(viewer: Viewer, slug: string, memberId: string): Promise<void> {
  const request = await findOwnRequest(viewer, slug);
  if (request?.memberId === memberId) {
    await withdrawRequest(viewer, slug);
    return;
  }
  const { membership } = await findGroup(viewer, slug);
  if (membership?.id === memberId) return leaveGroup(viewer, slug);
  const { state } = await findMember(viewer, slug, memberId);
  await (state === "pending" ? declineRequest : removeMember)(viewer, slug, memberId);
}
