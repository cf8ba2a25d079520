import type { Db } from "@/db/client";
import type { Granted } from "@/domain/granted";
import { Problem, SignedOut } from "@/domain/problems";
import { isSignedIn, signedOut, type Viewer } from "@/domain/viewer";
import { accessReadings, type ReadingAccess } from "../access";
import { findViewersAgain } from "../accounts/find-viewer";

export type Rights = Granted<ReadingAccess, "reading.read">;

/** What the door says to one of many. */
export type Answer = Rights | Problem;

export const isGiven = (answer: Answer): answer is Rights => !(answer instanceof Problem);

/** Whose events may change these rights: the group's, and the account's. */
export const rightsStreams = ({ group, viewer }: Rights): string[] =>
  isSignedIn(viewer) ? [group.id, viewer.userId] : [group.id];

/** Whether viewers may read now; who they are is asked anew as well. A handful of questions, however many ask. */
export async function askDoor(
  db: Db,
  asked: { viewer: Viewer; readingId: string }[],
  now: Date,
): Promise<Answer[]> {
  if (asked.length === 0) return [];
  const viewers = asked.map(({ viewer }) => viewer);
  const found = await findViewersAgain(db, viewers, now);
  const asking = asked.map(({ readingId }, index) => ({ readingId, viewer: found[index] ?? signedOut }));
  const answers = await accessReadings(db, asking, "reading.read");
  // A connection ends with the session that opened it, also where nobody need be signed in.
  return answers.map((answer, index) => (found[index] ? answer : new SignedOut()));
}
