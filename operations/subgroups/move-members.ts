import type { Transaction } from "@/db/client";
import { listAssignments } from "@/db/queries/assignment-lists";
import { insertReached } from "@/db/queries/covers";
import { recordEvent } from "@/db/queries/events";
import { listProgress } from "@/db/queries/progress";
import { setSubgroup } from "@/db/queries/subgroups";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import { actorOf } from "@/domain/viewer";
import type { GroupAccess } from "../access";
import { chosenSubgroup } from "./standing-subgroup";

type MayDivide = Granted<GroupAccess, "group.divide">;

/**
 * Into a subgroup, or out of any (null), under the group's lock; the members are held. Every open page of the group hears of
 * it. @throws Invalid when there is no such subgroup
 */
export async function moveMembers(
  tx: Transaction,
  access: MayDivide,
  members: Membership[],
  subgroupId: string | null,
): Promise<void> {
  const subgroup = subgroupId === null ? null : (await chosenSubgroup(tx, access, subgroupId)).id;
  const moving = members.filter((member) => member.subgroupId !== subgroup);
  if (moving.length === 0) return;
  const ids = moving.map(({ id }) => id);
  await setSubgroup(tx, access, ids, subgroup);
  if (subgroup !== null) await noteReachedIn(tx, access, subgroup, ids);
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
async function noteReachedIn(
  tx: Transaction,
  access: MayDivide,
  subgroup: string,
  memberIds: string[],
): Promise<void> {
  const asking = await listAssignments(tx, access, { withSeeRule: true, limit: SEE_RULES_LOOKED_AT });
  const owns = new Map(
    asking.flatMap(({ id, see, subgroupIds }): [string, number][] =>
      see.others === "after-own" && subgroupIds.includes(subgroup) ? [[id, see.own]] : [],
    ),
  );
  const found = await listProgress(tx, access, [...owns.keys()], memberIds);
  for (const [id, wanted] of owns) {
    const reached = found.filter(({ assignmentId, own }) => assignmentId === id && own >= wanted);
    await insertReached(
      tx,
      access,
      id,
      reached.map(({ memberId }) => memberId),
    );
  }
}

/** Two years of weekly meetings, for each of some subgroups. */
const SEE_RULES_LOOKED_AT = 1_000;
