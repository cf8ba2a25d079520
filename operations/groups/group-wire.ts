import type { GroupCard } from "@/db/queries/groups";
import { pseudonymOf } from "@/domain/groups";
import type { GroupWire } from "@/domain/wire/group";
import { absoluteUrl } from "@/lib/env";

export const groupWire = (group: GroupCard): GroupWire => ({
  id: group.id,
  slug: group.slug,
  url: absoluteUrl(`/groups/${group.slug}`),
  name: group.name,
  description: group.description,
  admission: group.admission,
  visibility: group.visibility,
  timeZone: group.timeZone,
  hasPseudonyms: group.hasPseudonyms,
  rules: group.rules,
  moderation: moderates(group.membership) ? group.moderation : null,
  memberCount: group.memberCount,
  readingCount: group.readingCount,
  membership: group.membership && ownPlace(group.membership),
  version: group.version,
  createdAt: group.createdAt.toISOString(),
  archivedAt: group.archivedAt?.toISOString() ?? null,
});

const moderates = (place: GroupCard["membership"]): boolean =>
  place?.state === "active" && (place.role === "moderator" || place.role === "organizer");

const ownPlace = (place: NonNullable<GroupCard["membership"]>): GroupWire["membership"] => ({
  id: place.id,
  role: place.role,
  state: place.state,
  message: place.requestMessage,
  pseudonym: pseudonymOf(place),
  declined: place.declinedAt && { at: place.declinedAt.toISOString(), note: place.declineNote },
});
