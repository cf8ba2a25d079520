import { database } from "@/db/client";
import { type AbilityOn, can, type OnAssignment } from "@/domain/policy";
import { NotFound } from "@/domain/problems";
import { isSameSlug } from "@/domain/slugs";
import type { Viewer } from "@/domain/viewer";
import type { TalkedAboutWire } from "@/domain/wire/agenda";
import type { AssignmentWire } from "@/domain/wire/assignment";
import { accessAssignment } from "../access";
import { findAssignment } from "./find-assignment";
import { listPrompts } from "./open-agenda";

/** What an assignment's page offers, or leaves out, for whoever looks at it. */
const OFFERED = [
  "assignment.edit",
  "assignment.withdraw",
  "assignment.mark-done",
  "assignment.list-everyones-progress",
] as const satisfies AbilityOn<OnAssignment>[];

type Offered = (typeof OFFERED)[number];

export type OpenedAssignment = {
  assignment: AssignmentWire;
  may: Record<Offered, boolean>;
  prompts: TalkedAboutWire[];
};

/** An assignment of a group and what the viewer may do with it. Each deed asks again. */
export async function openAssignment(viewer: Viewer, slug: string, id: string): Promise<OpenedAssignment> {
  const access = await accessAssignment(database(), viewer, id, "assignment.read");
  if (!isSameSlug(access.group.slug, slug)) throw new NotFound();
  const may = Object.fromEntries(OFFERED.map((ability) => [ability, can(ability, access)])) as Record<
    Offered,
    boolean
  >;
  const [assignment, prompts] = await Promise.all([findAssignment(viewer, id), listPrompts(viewer, id)]);
  return { assignment, may, prompts };
}
