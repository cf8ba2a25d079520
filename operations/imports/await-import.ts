import { setTimeout as pause } from "node:timers/promises";
import { type ImportStanding, isSettled } from "@/domain/import-state";
import { IMPORT_AWAITED } from "@/domain/limits";
import { Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { deleteImport } from "./delete-import";
import { findImportStanding } from "./find-import-standing";

const LOOK_EVERY_MS = 50;

/**
 * Waits a moment for a file that was brought just now, as most are read by then. What could not be read is put away: whoever
 * brought it still has the page before them that it came from.
 * @throws Invalid with the reason why it could not be read
 */
export async function awaitImport(
  viewer: Viewer,
  slug: string,
  id: string,
  milliseconds = IMPORT_AWAITED,
): Promise<ImportStanding> {
  const until = Date.now() + milliseconds;
  for (;;) {
    const standing = await findImportStanding(viewer, slug, id);
    const { problem, version } = standing;
    if (problem) {
      await deleteImport(viewer, slug, id, version);
      throw new Invalid(problem.code, problem.values);
    }
    if (isSettled(standing) || Date.now() > until) return standing;
    await pause(LOOK_EVERY_MS);
  }
}
