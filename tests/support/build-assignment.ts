import type { Viewer } from "@/domain/viewer";
import { type NewAssignmentInput, newAssignment } from "@/domain/wire/assignment";
import { assignReading } from "@/operations/assignments/assign-reading";
import { markRead } from "@/operations/readings/mark-read";

type Wanted = Partial<Omit<NewAssignmentInput, "targets">> & {
  targets?: Partial<NewAssignmentInput["targets"]>;
};

/** A stretch of a reading for everybody, unless something else is asked for. */
export function assign(viewer: Viewer, reading: { id: string }, wanted: Wanted = {}) {
  const whole = { title: "Week 1", from: 1, to: 2, assignees: "all", ...wanted };
  return assignReading(viewer, reading.id, newAssignment.parse(whole));
}

/** Somebody has paragraphs of a reading on their screen, by their keys. */
export const look = (viewer: Viewer, reading: { id: string }, from: string, through: string) =>
  markRead(viewer, reading.id, { posts: [], paragraphs: [{ from, through }] });
