import { database } from "@/db/client";
import { listAssignments } from "@/db/queries/assignment-lists";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { AssignmentWire } from "@/domain/wire/assignment";
import { accessAssignment } from "../access";
import { withOwnProgress } from "./list-assignments";

export async function findAssignment(viewer: Viewer, id: string, now = new Date()): Promise<AssignmentWire> {
  const access = await accessAssignment(database(), viewer, id, "assignment.read");
  const rows = await listAssignments(database(), access, { id: access.assignment.id, limit: 1 });
  const [found] = await withOwnProgress(access, rows, now);
  if (!found) throw new NotFound();
  return found;
}
