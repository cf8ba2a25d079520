import type { Viewer } from "@/domain/viewer";
import { addMember } from "./add-member";
import { findMember } from "./find-member";

/** Undoes a removal: the member stands where they stood. */
export async function takeBack(viewer: Viewer, slug: string, memberId: string): Promise<void> {
  const { user, role } = await findMember(viewer, slug, memberId);
  await addMember(viewer, slug, { handle: user?.handle ?? "", role });
}
