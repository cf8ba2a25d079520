import { database } from "@/db/client";
import { findGroupCard } from "@/db/queries/groups";
import { type AbilityOn, can, type OnGroup } from "@/domain/policy";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { GroupWire } from "@/domain/wire/group";
import { accessGroup } from "../access";
import { groupWire } from "./group-wire";

/** What a group's pages offer, or leave out, for whoever looks at them. */
const OFFERED = [
  "group.join",
  "group.leave",
  "group.edit",
  "group.archive",
  "group.begin-next-term",
  "group.list-members",
  "group.list-invitations",
  "group.invite",
  "group.add-roster",
  "group.print-links",
  "group.approve-request",
  "group.bear-pseudonym",
  "group.know-pseudonyms",
  "text.import",
  "text.bring",
  "import.list",
  "calendar.follow",
  "group.assign",
  "group.divide",
  "group.review",
  "group.read-moderation-log",
  "group.list-mutes",
] as const satisfies AbilityOn<OnGroup>[];

export type OfferedAbility = (typeof OFFERED)[number];
/** `inspectsUntil`: until when a site admin who is no member looks into it. */
export type OpenedGroup = {
  group: GroupWire;
  may: Record<OfferedAbility, boolean>;
  inspectsUntil: string | null;
};

/** A group and what the viewer may do in it. Each deed asks again. */
export async function openGroup(viewer: Viewer, slug: string): Promise<OpenedGroup> {
  const access = await accessGroup(database(), viewer, slug, "group.read");
  const card = await findGroupCard(database(), access, viewer.userId);
  if (!card) throw new NotFound();
  const may = Object.fromEntries(OFFERED.map((ability) => [ability, can(ability, access)]));
  const isMember = access.membership?.state === "active";
  const inspectsUntil = isMember ? null : (access.inspectsUntil?.toISOString() ?? null);
  return { group: groupWire(card), may: may as OpenedGroup["may"], inspectsUntil };
}
