import type { MemberRow } from "@/db/queries/members";
import type { GroupMemberWire } from "@/domain/wire/member";

export const memberWire = (
  member: MemberRow,
  shows: { account: boolean; message: boolean },
): GroupMemberWire => ({
  id: member.id,
  role: member.role,
  state: member.state,
  since: member.since.toISOString(),
  name: member.name,
  handle: member.handle,
  ...(shows.account ? { user: member.user } : {}),
  ...(shows.message && member.state === "pending" ? { message: member.message } : {}),
});
