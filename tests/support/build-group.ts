import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { memberships } from "@/db/schema/groups";
import { users } from "@/db/schema/users";
import type { Admission, GroupVisibility, MemberState, Role } from "@/domain/groups";
import { newId } from "@/domain/ids";
import type { SignedInViewer } from "@/domain/viewer";
import { createGroup } from "@/operations/groups/create-group";
import { addMember } from "@/operations/members/add-member";

/** A role, for an active member, or another state that a member's place can be in. */
export type Place = Role | Exclude<MemberState, "active">;

const ROLE_OF: Record<Place, Role> = {
  observer: "observer",
  member: "member",
  moderator: "moderator",
  organizer: "organizer",
  pending: "member",
  left: "member",
  removed: "member",
  banned: "member",
};

/** Somebody with an account of their own: "ada" twice is two people. */
export async function buildViewer(name: string): Promise<SignedInViewer> {
  const userId = newId();
  const handle = `${name}-${userId.slice(-12)}`;
  const email = `${handle}@colloquy.test`;
  await database().insert(users).values({ id: userId, name, handle, email, emailVerifiedAt: new Date() });
  const by = { kind: "session" as const, sessionId: newId() };
  return { userId, name, handle, isSiteAdmin: false, locale: null, timeZone: null, by };
}

export const emailOf = (viewer: SignedInViewer): string => `${viewer.handle}@colloquy.test`;

type Wanted<Name extends string> = {
  name?: string;
  visibility?: GroupVisibility;
  admission?: Admission;
  members: Record<Name, Place>;
};

export type BuiltGroup<Name extends string> = {
  group: { id: string; slug: string };
  /** Viewers, by name: `const { ada, bruno } = people`. */
  people: Record<Name, SignedInViewer>;
  /** Their memberships' ids. */
  memberIds: Record<Name, string>;
};

/**
 * A group with people in it: `buildGroup({ members: { ada: "organizer", bruno: "moderator", dora: "banned" } })`.
 * Where none of them organizes it, somebody else does.
 */
export async function buildGroup<Name extends string>({
  name = "Walden Readers",
  visibility = "private",
  admission = "by-invitation",
  members,
}: Wanted<Name>): Promise<BuiltGroup<Name>> {
  const places = Object.entries<Place>(members) as [Name, Place][];
  const people = {} as Record<Name, SignedInViewer>;
  for (const [who] of places) people[who] = await buildViewer(who);
  const first = places.find(([, place]) => place === "organizer");
  const founder = first ? people[first[0]] : await buildViewer("founder");
  const group = await createGroup(founder, { name, description: "", visibility, admission });
  const memberIds = {} as Record<Name, string>;
  for (const [who, place] of places) {
    const { handle } = people[who];
    const { id } = await addMember(founder, group.slug, { handle, role: ROLE_OF[place] });
    memberIds[who] = id;
    if (ROLE_OF[place] !== place) await setPlace(id, { state: place as MemberState });
  }
  return { group, people, memberIds };
}

/** Puts a member where no operation leads yet. */
export async function setPlace(memberId: string, place: { role?: Role; state?: MemberState }): Promise<void> {
  await database().update(memberships).set(place).where(eq(memberships.id, memberId));
}
