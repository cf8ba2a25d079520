import { database } from "@/db/client";
import { listAssignable } from "@/db/queries/assignees";
import { listSubgroups } from "@/db/queries/subgroups";
import type { Viewer } from "@/domain/viewer";
import type { MemberWire } from "@/domain/wire/post";
import type { ReadingWire } from "@/domain/wire/reading";
import type { SubgroupWire } from "@/domain/wire/subgroup";
import { accessGroup } from "../access";
import { listReadings } from "../readings/list-readings";

/** Readings to choose from: more are found at their own page. */
const READINGS_OFFERED = 100;

export type Assigning = { readings: ReadingWire[]; members: MemberWire[]; subgroups: SubgroupWire[] };

/** What an organizer can assign, and to whom. */
export async function openAssigning(viewer: Viewer, slug: string): Promise<Assigning> {
  const access = await accessGroup(database(), viewer, slug, "group.assign");
  const [{ items }, members, subgroups] = await Promise.all([
    listReadings(viewer, slug, { limit: READINGS_OFFERED }),
    listAssignable(database(), access),
    listSubgroups(database(), access),
  ]);
  return {
    readings: items.filter(({ archivedAt }) => archivedAt === null),
    members: members.map(({ id, name, handle }) => ({ id, name, handle })),
    subgroups,
  };
}
