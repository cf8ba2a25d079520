import type { Sanction } from "@/domain/moderation";
import type { Viewer } from "@/domain/viewer";
import { lockThread, unlockThread } from "./lock-thread";
import { moveThread, moveThreadBack } from "./move-thread";
import { pardonMember } from "./pardon-member";
import { sanctionMember } from "./sanction-member";

export type Kept =
  | { deed: Sanction; member: string; until: string | null; reason: string }
  | { deed: "unsilence" | "unban"; member: string }
  | { deed: "lock"; thread: string; reason: string }
  | { deed: "move"; thread: string; paragraph: number; reason: string }
  | { deed: "unlock" | "move-back"; thread: string };

/** What a moderator does beside a decision, about whoever wrote it or to the thread that it stands in. */
export async function keepOrder(viewer: Viewer, slug: string, kept: Kept): Promise<void> {
  switch (kept.deed) {
    case "unsilence":
      return pardonMember(viewer, slug, kept.member, "silence");
    case "unban":
      return pardonMember(viewer, slug, kept.member, "ban");
    case "lock":
      await lockThread(viewer, kept.thread, kept);
      return;
    case "unlock":
      return unlockThread(viewer, kept.thread);
    case "move":
      await moveThread(viewer, kept.thread, kept);
      return;
    case "move-back":
      return moveThreadBack(viewer, kept.thread);
    default:
      await sanctionMember(viewer, slug, kept.member, { ...kept, kind: kept.deed });
  }
}
