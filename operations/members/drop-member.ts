import { Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { findGroup } from "../groups/find-group";
import { declineRequest } from "./decline-request";
import { findMember } from "./find-member";
import { findOwnRequest } from "./find-own-request";
import { leaveGroup } from "./leave-group";
import { removeMember } from "./remove-member";
import { withdrawRequest } from "./withdraw-request";

/**
 * Somebody who asks to join is declined, a member is removed; whoever takes themselves out withdraws or leaves. Of who goes,
 * `nameless` is what their posts bear instead of their name. @throws Invalid where nobody goes by it
 */
export async function dropMember(
  viewer: Viewer,
  slug: string,
  memberId: string,
  { nameless }: { nameless?: string | undefined } = {},
): Promise<void> {
  const request = await findOwnRequest(viewer, slug);
  if (request?.memberId === memberId) {
    refuseNameless(nameless);
    await withdrawRequest(viewer, slug);
    return;
  }
  const { membership } = await findGroup(viewer, slug);
  if (membership?.id === memberId) return leaveGroup(viewer, slug, { nameless });
  const { state } = await findMember(viewer, slug, memberId);
  if (state !== "pending") return removeMember(viewer, slug, memberId, { nameless });
  refuseNameless(nameless);
  await declineRequest(viewer, slug, memberId);
}

function refuseNameless(nameless: string | undefined): void {
  if (nameless !== undefined)
    throw new Invalid("input", {}, { errors: [{ path: "name", message: "Goes with a member who is in" }] });
}
