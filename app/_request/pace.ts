import { USUAL_PACE } from "@/domain/time-to-read";
import { isSignedIn } from "@/domain/viewer";
import { viewer } from "./viewer";

/** How fast whoever asks reads, in words a minute. */
export async function paceOfRequest(): Promise<number> {
  const current = await viewer();
  return (isSignedIn(current) ? current.wordsPerMinute : null) ?? USUAL_PACE;
}
