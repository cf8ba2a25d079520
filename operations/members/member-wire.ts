import type { MemberRow } from "@/db/queries/members";
import { pseudonymOf } from "@/domain/groups";
import { can } from "@/domain/policy";
import type { GroupMemberWire } from "@/domain/wire/member";
import type { GroupAccess } from "../access";

export type MemberShows = { accounts: "all" | "of-pseudonyms" | "none"; message: boolean };

/** Organizers know whose accounts they have in their group, and moderators who bears a pseudonym. Nobody else does. */
export const accountsShown = (access: GroupAccess): MemberShows["accounts"] => {
  if (can("group.list-accounts", access)) return "all";
  return can("group.know-pseudonyms", access) ? "of-pseudonyms" : "none";
};

export function memberWire(member: MemberRow, shows: MemberShows): GroupMemberWire {
  // Whoever waits asks under the name that they would come in with.
  const { name, handle } = member.state === "pending" ? (pseudonymOf(member) ?? member.user) : member;
  const showsAccount =
    shows.accounts === "all" || (shows.accounts === "of-pseudonyms" && member.pseudonym !== null);
  return {
    id: member.id,
    role: member.role,
    state: member.state,
    since: member.since.toISOString(),
    name,
    handle,
    subgroup: member.subgroupId,
    // Who gave up their name here has given it up for everybody.
    ...(showsAccount && handle !== "" ? { user: member.user } : {}),
    ...(shows.message && member.state === "pending" ? { message: member.message } : {}),
  };
}
