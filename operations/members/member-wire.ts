import type { MemberRow } from "@/db/queries/members";
import type { GroupMemberWire } from "@/domain/wire/member";

export const memberWire = (member: MemberRow, showsAccount: boolean): GroupMemberWire => ({
  id: member.id,
  role: member.role,
  state: member.state,
  since: member.since.toISOString(),
  name: member.name,
  handle: member.handle,
  ...(showsAccount ? { user: member.user } : {}),
});
