import { countedAddress } from "@/domain/addresses";
import { EXPORTING, EXPORTING_FROM } from "@/domain/limits";
import { actorOf, isSignedIn, type Viewer } from "@/domain/viewer";
import { spend } from "./spend";

/**
 * Counts a file of this kind that somebody takes along: of their account or, without one, from their address. Whoever
 * runs the site is not counted. @throws TooMany
 */
export async function spendFile(kind: "export" | "text", viewer: Viewer, address: string): Promise<void> {
  const userId = actorOf(viewer);
  if (userId !== null) return spend(`${kind}:${userId}`, EXPORTING);
  if (!isSignedIn(viewer)) return spend(`${kind}-from:${countedAddress(address)}`, EXPORTING_FROM);
}
