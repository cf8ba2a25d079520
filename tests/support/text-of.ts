import { text } from "node:stream/consumers";
import type { Viewer } from "@/domain/viewer";
import { findReadingText } from "@/operations/readings/find-reading-text";

/** A reading's plain text, as somebody at an address of ours has it. */
export const textOf = async (viewer: Viewer, at: { group: string; reading: string }): Promise<string> =>
  text(await findReadingText(viewer, at, { address: "127.0.0.1" }));
