import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { memberships } from "@/db/schema/groups";
import type { Admission, GroupVisibility, MemberState, Role } from "@/domain/groups";
import { createGroup } from "@/operations/groups/create-group";
import { addMember } from "@/operations/members/add-member";
import { buildUser } from "./cast";

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

export type Person = Awaited<ReturnType<typeof buildUser>>;

/** Somebody outside the group. */
export const buildViewer = (name: string): Promise<Person> => buildUser({ name });

type Wanted<Name extends string> = {
  name?: string;
  visibility?: GroupVisibility;
  admission?: Admission;
  members: Record<Name, Place>;
};

export type BuiltGroup<Name extends string> = {
  group: { id: string; slug: string };
  /** Viewers, by name: `const { ada, bruno } = people`. */
  people: Record<Name, Person>;
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
  const people = {} as Record<Name, Person>;
  for (const [who] of places) people[who] = await buildUser({ name: who });
  const first = places.find(([, place]) => place === "organizer");
  const founder = first ? people[first[0]] : await buildUser({ name: "founder" });
  const group = await createGroup(founder, { name, description: "", visibility, admission });
  const memberIds = {} as Record<Name, string>;
  for (const [who, place] of places) {
    const { handle } = people[who];
    const id = await takeIn(founder, group.slug, { handle, role: ROLE_OF[place] });
    memberIds[who] = id;
    if (ROLE_OF[place] !== place) await setPlace(id, { state: place as MemberState });
  }
  return { group, people, memberIds };
}

/** As whoever runs the site does it: nobody needs to be known, or to have agreed. Answers the membership's id. */
export async function takeIn(
  organizer: Person,
  slug: string,
  whom: { handle: string; role?: Role },
): Promise<string> {
  const operator = { ...organizer, by: { kind: "command-line" as const } };
  const { id } = await addMember(operator, slug, { handle: whom.handle, role: whom.role ?? "member" });
  return id;
}

/** Many members at once, who do nothing: “Reader 001”, “Reader 002” and so on. */
export async function fillGroup(group: { id: string }, count: number): Promise<void> {
  await database().execute(sql`
    with person as (
      insert into users (id, name, handle)
      select gen_random_uuid(), 'Reader ' || lpad(n::text, 3, '0'), gen_random_uuid()::text
      from generate_series(1, ${count}::int) as n
      returning id, name, handle)
    insert into memberships (group_id, id, user_id, role, state, name, handle)
    select ${group.id}, gen_random_uuid(), id, 'member', 'active', name, handle from person`);
}

/** Puts a member where no operation leads yet. */
export async function setPlace(memberId: string, place: { role?: Role; state?: MemberState }): Promise<void> {
  const removedAt = place.state && (place.state === "removed" ? new Date() : null);
  await database()
    .update(memberships)
    .set({ ...place, ...(removedAt === undefined ? {} : { removedAt }) })
    .where(eq(memberships.id, memberId));
}
