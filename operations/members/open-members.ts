import { database } from "@/db/client";
import { listMembers, type MemberRow } from "@/db/queries/members";
import { isId } from "@/domain/ids";
import { can } from "@/domain/policy";
import type { Viewer } from "@/domain/viewer";
import type { GroupMemberWire } from "@/domain/wire/member";
import { accessGroup } from "../access";
import { memberWire } from "./member-wire";

export type OpenedMember = GroupMemberWire & {
  isOwn: boolean;
  may: { changeRole: boolean; remove: boolean };
};

export type OpenedMembers = { members: OpenedMember[]; requests: GroupMemberWire[]; next: string | null };

type Page = { after?: string | undefined; limit: number };

/** The members, what the viewer may do to each of them, and who asks to join, for those who answer. */
export async function openMembers(
  viewer: Viewer,
  slug: string,
  { after, limit }: Page,
): Promise<OpenedMembers> {
  const access = await accessGroup(database(), viewer, slug, "group.list-members");
  const found = await listMembers(database(), access, {
    states: ["active"],
    ...(after && isId(after) ? { after } : {}),
    limit: limit + 1,
  });
  const waiting = can("group.approve-request", access)
    ? await listMembers(database(), access, { states: ["pending"], limit: 100 })
    : [];
  const members = found.slice(0, limit).map((member: MemberRow) => ({
    ...memberWire(member, false),
    isOwn: member.id === access.membership?.id,
    may: {
      changeRole: can("member.change-role", { ...access, member }),
      remove: can("member.remove", { ...access, member }),
    },
  }));
  return {
    members,
    requests: waiting.map((member) => memberWire(member, false)),
    next: found.length > limit ? (members.at(-1)?.id ?? null) : null,
  };
}
