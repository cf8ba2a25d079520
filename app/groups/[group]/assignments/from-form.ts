import { moreIn } from "@/domain/assignment-form";
import type { Viewer } from "@/domain/viewer";
import { findAssignment } from "@/operations/assignments/find-assignment";
import { listChapters } from "@/operations/assignments/list-chapters";
import { findReading } from "@/operations/readings/find-reading";
import { type AssignmentForm, assignmentFrom, editFrom } from "./assignment-form";

/** What is to be assigned, by the length of the text that it is about. */
export async function newFromForm(viewer: Viewer, id: string, form: AssignmentForm) {
  const reading = await findReading(viewer, id);
  const chapters = form.chapter === "" ? {} : await listChapters(viewer, reading.group, [reading]);
  const length = { ...reading, chapters: chapters[reading.id] ?? [] };
  return assignmentFrom(form, length, await lengthsOf(viewer, form));
}

/** What is to be changed, beside how it stands. */
export async function editFromForm(viewer: Viewer, assignment: string, form: AssignmentForm) {
  const before = await findAssignment(viewer, assignment);
  const [stretch] = before.stretches;
  const length = stretch ? await findReading(viewer, stretch.reading) : { paragraphCount: 1 };
  return editFrom(form, before, length, await lengthsOf(viewer, form));
}

async function lengthsOf(viewer: Viewer, form: AssignmentForm): Promise<Record<string, number>> {
  const ids = [...new Set(moreIn(form).map(({ reading }) => reading))];
  const readings = await Promise.all(ids.map((id) => findReading(viewer, id)));
  return Object.fromEntries(readings.map(({ id, paragraphCount }) => [id, paragraphCount]));
}
