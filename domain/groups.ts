import type { ModerationSettings } from "./moderation";

export const ROLES = ["observer", "member", "moderator", "organizer"] as const;
export type Role = (typeof ROLES)[number];

export const MEMBER_STATES = ["pending", "active", "left", "removed", "banned"] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

/** How one becomes a member. */
export const ADMISSIONS = ["open", "on-request", "by-invitation"] as const;
export type Admission = (typeof ADMISSIONS)[number];

/** Who may read: everybody, or members only, for whom alone the group then exists. */
export const GROUP_VISIBILITIES = ["public", "private"] as const;
export type GroupVisibility = (typeof GROUP_VISIBILITIES)[number];

/** What rules ask of a group. */
export type Group = {
  id: string;
  slug: string;
  name: string;
  description: string;
  admission: Admission;
  visibility: GroupVisibility;
  timeZone: string;
  createdAt: Date;
  archivedAt: Date | null;
  /** Members may bear another name here than their account's. */
  hasPseudonyms: boolean;
  moderation: ModerationSettings;
};

/** A part of a group: in a divided reading each has its own talk. */
export type Subgroup = { id: string; name: string };

/** A user's place in a group, with the name borne there. */
export type Membership = {
  id: string;
  groupId: string;
  userId: string;
  role: Role;
  state: MemberState;
  name: string;
  handle: string;
  since: Date;
  /** Somebody removed, or declined, whom nobody has let in since. */
  removedAt: Date | null;
  /** When somebody who may decided on the role last; null for the role of whoever only came. */
  roleGivenAt: Date | null;
  subgroupId: string | null;
  /** What they have chosen to bear here, and come back with; null where they bear their account's name and handle. */
  pseudonym: string | null;
  pseudonymHandle: string | null;
  /** For now they read, and write nothing. */
  isSilenced: boolean;
};

/** Another name than the account's, with a handle, that a member bears in one group. */
export type Pseudonym = { name: string; handle: string };

export const pseudonymOf = ({
  pseudonym: name,
  pseudonymHandle: handle,
}: Pick<Membership, "pseudonym" | "pseudonymHandle">): Pseudonym | null =>
  name === null || handle === null ? null : { name, handle };

/**
 * Whoever left may have given up their name, or been removed without it: what they wrote then bears words that say so, and no handle, until they are
 * back. It is a name like others, kept where names are, so that whatever shows an author shows this one.
 */
export const isNamed = ({ handle }: Pick<Membership, "handle">): boolean => handle !== "";

/** What posts bear when their author goes. */
export const NAMES_LEFT = ["kept", "former-member"] as const;

/** Coming back by oneself raises nobody: an observer stays one, and whoever kept order is a member like others. */
export const roleOnJoining = (former: Role | undefined): Role =>
  former === "observer" ? "observer" : "member";

/** Of two roles the one that may do less. */
export const lowerOf = (one: Role, other: Role): Role =>
  ROLES.indexOf(one) < ROLES.indexOf(other) ? one : other;

/** Outsiders see no door of a private group, so one comes in by invitation whatever else was chosen. */
export const doorOf = ({ visibility, admission }: { visibility: GroupVisibility; admission: Admission }) => ({
  visibility,
  admission: visibility === "private" ? ("by-invitation" as const) : admission,
});
