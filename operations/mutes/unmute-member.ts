import { database } from "@/db/client";
import { removeMute } from "@/db/queries/mutes";
import type { Viewer } from "@/domain/viewer";
import { accessMember } from "../access";

export async function unmuteMember(viewer: Viewer, slug: string, memberId: string): Promise<void> {
  const access = await accessMember(database(), viewer, slug, memberId, "member.mute");
  await removeMute(database(), access);
}
