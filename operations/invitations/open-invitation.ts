import { database } from "@/db/client";
import { findInvitationByToken } from "@/db/queries/invitations";
import { findOwnMembership, type OwnMembership } from "@/db/queries/members";
import type { MemberState, Role } from "@/domain/groups";
import {
  type InvitationState,
  invitationState,
  isBeforeRemoval,
  roleByInvitation,
} from "@/domain/invitations";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import { hashOf } from "@/lib/secrets";
import { isForOtherAddress } from "./is-for-other-address";

export type OpenInvitation = {
  state: "open";
  group: { slug: string; name: string };
  inviter: string;
  role: Role;
  /** The viewer's place in the group, if there is one already. */
  place: MemberState | null;
  /** Why it does not let them in, whatever they do: they are banned, or were removed after it was made. */
  refusal: "group.join-by-invitation" | "group.removed" | null;
  isForOtherAddress: boolean;
  /** Whether they may come in under another name than their account's, and the one that they bore before. */
  hasPseudonyms: boolean;
  pseudonym: string | null;
  /** What they will be asked to keep to. */
  rules: string;
};

/** One that is over tells that, and nothing about the group any more. */
export type OpenedInvitation = OpenInvitation | { state: Exclude<InvitationState, "open"> };

/** What an invitation's page shows to whoever bears it. Null for one that there never was. */
export async function openInvitation(
  viewer: Viewer,
  token: string,
  now = new Date(),
): Promise<OpenedInvitation | null> {
  const invitation = await findInvitationByToken(database(), hashOf(token));
  if (!invitation) return null;
  const { group, inviter, hasPseudonyms, rules } = invitation;
  const own = isSignedIn(viewer) ? await findOwnMembership(database(), invitation.groupId, viewer) : null;
  const state = invitationState(invitation, now);
  if (state !== "open" && own?.state !== "active") return { state };
  return {
    state: "open",
    group,
    inviter,
    role: roleByInvitation(invitation, own),
    place: own?.state ?? null,
    refusal: refusalOf(invitation, own),
    hasPseudonyms,
    rules,
    pseudonym: own?.pseudonym ?? null,
    isForOtherAddress: await isForOtherAddress(database(), invitation, viewer),
  };
}

/** As accepting it would answer. */
function refusalOf(
  invitation: Parameters<typeof isBeforeRemoval>[0],
  own: OwnMembership | null,
): OpenInvitation["refusal"] {
  if (own?.state === "banned") return "group.join-by-invitation";
  return own?.state !== "active" && isBeforeRemoval(invitation, own) ? "group.removed" : null;
}
