import { database } from "@/db/client";
import { findMemberRow } from "@/db/queries/members";
import { isId } from "@/domain/ids";
import { can } from "@/domain/policy";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { GroupMemberWire } from "@/domain/wire/member";
import { accessGroup } from "../access";
import { accountsShown, memberWire } from "./member-wire";

/** A member as whoever asks may know them; one's own place also while waiting. */
export async function findMember(viewer: Viewer, slug: string, memberId: string): Promise<GroupMemberWire> {
  const access = await accessGroup(database(), viewer, slug, "group.read");
  const member = isId(memberId) ? await findMemberRow(database(), access, memberId) : null;
  const isOwn = member !== null && member.id === access.membership?.id;
  const isKnown = member?.state === "active" || access.looker.moderates;
  if (!member || !(isOwn || (isKnown && can("group.list-members", access)))) throw new NotFound();
  return memberWire(member, { accounts: accountsShown(access), message: isOwn || access.looker.moderates });
}
