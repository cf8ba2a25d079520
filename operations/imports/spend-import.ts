import { IMPORT_COUNTED_LEAST, IMPORTING } from "@/domain/limits";
import { actorOf, type Viewer } from "@/domain/viewer";
import { spend } from "../limits/spend";

/** Counts what a file weighs, and the least that reading one costs, before it is read; the command line imports as much as it likes. @throws TooMany */
export async function spendImport(viewer: Viewer, { bytes }: { bytes: { length: number } }): Promise<void> {
  const userId = actorOf(viewer);
  if (!userId) return;
  const kilobytes = Math.max(Math.ceil(bytes.length / 1024), IMPORT_COUNTED_LEAST);
  await spend(`import:${userId}`, IMPORTING, "import.too-many", kilobytes);
}
