import type { MemberRow } from "@/db/queries/members";
import type { GroupMemberWire } from "@/domain/wire/member";

export function memberWire(
  member: MemberRow,
  shows: { account: boolean; message: boolean },
): GroupMemberWire {
  // Whoever waits asks under the name that they would come in with.
  const { name, handle } = member.state === "pending" ? member.user : member;
  return {
    id: member.id,
    role: member.role,
    state: member.state,
    since: member.since.toISOString(),
    name,
    handle,
    subgroup: member.subgroupId,
    // Who gave up their name here has given it up for everybody.
    ...(shows.account && handle !== "" ? { user: member.user } : {}),
    ...(shows.message && member.state === "pending" ? { message: member.message } : {}),
  };
}
