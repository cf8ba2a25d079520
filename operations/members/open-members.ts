import { database } from "@/db/client";
import { listMembers, type MemberRow } from "@/db/queries/members";
import { listSubgroups } from "@/db/queries/subgroups";
import { SILENCED_FOR_GOOD } from "@/domain/moderation";
import { can } from "@/domain/policy";
import type { Viewer } from "@/domain/viewer";
import { pageOf } from "@/domain/wire/list";
import type { GroupMemberWire } from "@/domain/wire/member";
import { accessGroup } from "../access";
import { memberWire } from "./member-wire";

export type OpenedMember = Omit<GroupMemberWire, "subgroup"> & {
  /** By its name. */
  subgroup: string | null;
  isOwn: boolean;
  /** For moderators: that they may not write for now, and until when; no end is for good. */
  silence: { until: string | null } | null;
  may: { changeRole: boolean; remove: boolean; sanction: boolean; flagName: boolean };
};

export type OpenedMembers = {
  members: OpenedMember[];
  requests: GroupMemberWire[];
  /** Who is kept out, for moderators. */
  banned: OpenedMember[];
  next: string | null;
  hasSubgroups: boolean;
};

type Page = { after?: string | undefined; limit: number };

/** The members, what the viewer may do to each of them, and who asks to join, for those who answer. */
export async function openMembers(
  viewer: Viewer,
  slug: string,
  { after, limit }: Page,
): Promise<OpenedMembers> {
  const access = await accessGroup(database(), viewer, slug, "group.list-members");
  // Of others the borne name is the account’s, and says enough.
  const accounts = can("group.know-pseudonyms", access) ? "of-pseudonyms" : "none";
  const found = await listMembers(database(), access, {
    states: ["active"],
    after,
    limit: limit + 1,
  });
  const waiting = can("group.approve-request", access)
    ? await listMembers(database(), access, { states: ["pending"], limit: 100 })
    : [];
  const subgroups = await listSubgroups(database(), access);
  const nameOf = new Map(subgroups.map(({ id, name }) => [id, name]));
  const opened = (member: MemberRow): OpenedMember => ({
    ...memberWire(member, { accounts, message: false }),
    subgroup: nameOf.get(member.subgroupId ?? "") ?? null,
    isOwn: member.id === access.membership?.id,
    silence: access.looker.moderates ? silenceOf(member) : null,
    may: {
      changeRole: can("member.change-role", { ...access, member }),
      remove: can("member.remove", { ...access, member }),
      sanction: can("member.sanction", { ...access, member }),
      flagName: can("member.flag-name", { ...access, member }),
    },
  });
  const { items: members, next } = pageOf(found, limit, { item: opened, cursor: ({ id }) => id });
  const banned = access.looker.moderates
    ? await listMembers(database(), access, { states: ["banned"], limit: 100 })
    : [];
  const requests = waiting.map((member) => memberWire(member, { accounts, message: true }));
  return { members, requests, banned: banned.map(opened), next, hasSubgroups: subgroups.length > 0 };
}

function silenceOf({ isSilenced, silencedUntil }: MemberRow): OpenedMember["silence"] {
  if (!isSilenced || !silencedUntil) return null;
  return { until: silencedUntil < SILENCED_FOR_GOOD ? silencedUntil.toISOString() : null };
}
