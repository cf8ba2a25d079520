import { database } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { inTransaction } from "@/db/transaction";
import { EXPORT_FILES, exportName } from "@/domain/exports";
import { progressCsv } from "@/domain/formats/progress-csv";
import { NotFound } from "@/domain/problems";
import { isSameSlug } from "@/domain/slugs";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessAssignment } from "../access";
import { spendFile } from "../limits/spend-file";
import type { Export } from "../readings/export-reading";
import { listWholeProgress } from "./list-progress";

const ability = "assignment.list-everyones-progress";

/** The grid of an assignment as a table for spreadsheets; that somebody took it along is remembered. @throws TooMany */
export async function exportProgress(
  viewer: Viewer,
  { group, assignment: id }: { group: string; assignment: string },
  { address }: { address: string },
): Promise<Export> {
  const access = await accessAssignment(database(), viewer, id, ability);
  if (!isSameSlug(access.group.slug, group)) throw new NotFound();
  await spendFile("export", viewer, address);
  const assignment = await inTransaction(async (tx) => {
    const access = await accessAssignment(tx, viewer, id, ability);
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "assignment.exported",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { assignmentId: access.assignment.id },
    });
    return access.assignment;
  });
  const rows = await listWholeProgress(viewer, id);
  return {
    name: exportName(assignment.title, "csv"),
    type: EXPORT_FILES.csv.type,
    pieces: progressCsv(assignment.targets, rows),
  };
}
