import type { Transaction } from "@/db/client";
import { listAssignments } from "@/db/queries/assignment-lists";
import { recordEvent } from "@/db/queries/events";
import { setSubgroup } from "@/db/queries/subgroups";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import { actorOf } from "@/domain/viewer";
import type { GroupAccess } from "../access";
import { noteReachedByAll } from "../assignments/note-reached";
import { chosenSubgroup } from "./standing-subgroup";

/**
 * Into a subgroup, or out of any (null), under the group's lock; the members are held. One event, of which every open
 * page of the group hears. @throws Invalid when there is no such subgroup
 */
export async function moveMembers(
  tx: Transaction,
  access: Granted<GroupAccess, "group.divide">,
  members: Membership[],
  subgroupId: string | null,
): Promise<void> {
  const subgroup = subgroupId === null ? null : (await chosenSubgroup(tx, access, subgroupId)).id;
  const moving = members.filter((member) => member.subgroupId !== subgroup);
  if (moving.length === 0) return;
  const ids = moving.map(({ id }) => id);
  await setSubgroup(tx, access, ids, subgroup);
  if (subgroup !== null) await noteReachedIn(tx, access);
  await recordEvent(tx, {
    streamId: access.group.id,
    kind: "subgroup.filled",
    groupId: access.group.id,
    byUserId: actorOf(access.viewer),
    subject: {
      from: { members: moving.map((member) => ({ id: member.id, subgroup: member.subgroupId })) },
      to: { subgroup },
    },
  });
}

/** Whoever comes to a subgroup may have written already what its see-rules ask for. */
async function noteReachedIn(tx: Transaction, access: Granted<GroupAccess, "group.divide">): Promise<void> {
  const asking = await listAssignments(tx, access, { withSeeRule: true, limit: SEE_RULES_LOOKED_AT });
  for (const { id, assigned, see } of asking)
    if (assigned === "subgroups" && see.others === "after-own") await noteReachedByAll(tx, access.viewer, id);
}

/** A term of weekly meetings, for each of some sections. */
const SEE_RULES_LOOKED_AT = 500;
