import { IMPORTING } from "@/domain/limits";
import { actorOf, type Viewer } from "@/domain/viewer";
import { spend } from "../limits/spend";

/** Counts what a file weighs before it is read; whoever runs the site imports as much as they like. @throws TooMany */
export async function spendImport(viewer: Viewer, { bytes }: { bytes: Uint8Array }): Promise<void> {
  const userId = actorOf(viewer);
  if (!userId) return;
  await spend(`import:${userId}`, IMPORTING, "import.too-many", Math.ceil(bytes.length / 1024));
}
