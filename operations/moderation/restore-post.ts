import type { Viewer } from "@/domain/viewer";
import { findPost } from "../posts/find-post";
import { moderatePost } from "./moderate-post";

/** Takes hiding and sending back back: its author cannot have edited it since without its being held. */
export async function restorePost(viewer: Viewer, postId: string): Promise<void> {
  const { version } = await findPost(viewer, postId);
  await moderatePost(viewer, postId, { action: "restore", note: "", version: version ?? 1 });
}
