import { database } from "@/db/client";
import { countOrganizers, listMembers } from "@/db/queries/members";
import type { Viewer } from "@/domain/viewer";
import type { GroupMemberWire } from "@/domain/wire/member";
import { accessGroup } from "../access";
import { memberWire } from "./member-wire";

/** As many as one still chooses from in a list; any other is made organizer among the members. */
const HEIRS = 500;

/** To whom the last organizer can hand the group over; null for everybody else, who may simply go. */
export async function listHeirs(viewer: Viewer, slug: string): Promise<GroupMemberWire[] | null> {
  const access = await accessGroup(database(), viewer, slug, "group.list-members");
  const { membership } = access;
  if (membership?.role !== "organizer" || (await countOrganizers(database(), access)) > 1) return null;
  const members = await listMembers(database(), access, { states: ["active"], limit: HEIRS });
  const others = members.filter(({ id }) => id !== membership.id);
  return others.map((member) => memberWire(member, { accounts: "none", message: false }));
}
