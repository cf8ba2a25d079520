import { timeTeller } from "@/app/_request/tell-time";
import type { ToldAssignment } from "@/components/assignments/told-assignment";
import type { AssignmentWire } from "@/domain/wire/assignment";

/** Makes of assignments what the pages show, with their times in words. */
export async function assignmentTeller(groupZone: string) {
  const tell = await timeTeller(groupZone);
  return (assignment: AssignmentWire): ToldAssignment => ({
    ...assignment,
    told: {
      opens: tell(assignment.opensAt),
      due: tell(assignment.dueAt),
      repliesUntil: tell(assignment.repliesUntil),
      seeAt: tell(assignment.see.at),
    },
  });
}
