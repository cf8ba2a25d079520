import { database } from "@/db/client";
import { addMute } from "@/db/queries/mutes";
import type { Viewer } from "@/domain/viewer";
import { accessMember } from "../access";

/**
 * From now on what they write is folded for the viewer, and is no news. They are not told: no event, as with read marks. One
 * statement and no lock, or two who mute each other at once would wait for each other.
 */
export async function muteMember(viewer: Viewer, slug: string, memberId: string): Promise<void> {
  const access = await accessMember(database(), viewer, slug, memberId, "member.mute");
  await addMute(database(), access);
}
