import { and, asc, count, desc, eq, gt, inArray, isNotNull, ne, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import {
  type Group,
  type MemberState,
  type Membership,
  type Pseudonym,
  pseudonymOf,
  type Role,
} from "@/domain/groups";
import { newId } from "@/domain/ids";
import type { SignedInViewer, Viewer } from "@/domain/viewer";
import type { Db, Transaction } from "../client";
import { annotations, posts } from "../schema/annotations";
import { groups, memberships } from "../schema/groups";
import { moderationLog } from "../schema/moderation";
import { users } from "../schema/users";
import { membershipColumns } from "./row-columns";

export type Person = { id: string; name: string; handle: string };

/**
 * `givenAt`: when somebody decided on the role, where it is not only that of whoever comes. `message`: what whoever asks
 * says to those who will answer. `pseudonym`: what they bear instead of their account's name; left out, what they chose
 * when they were here before.
 */
export type NewPlace = { role: Role; givenAt?: Date | "now"; pseudonym?: Pseudonym | null | undefined } & (
  | { state: "active" }
  | { state: "pending"; message: string | null }
);

/** What is asked and answered goes with the state it belongs to. */
const nothingAsked = { requestMessage: null, declinedAt: null, declineNote: null };

/**
 * Gives a user a place in a group, or the one they had before. Null when there is one that this may not change: an
 * active member's, and a banned one's.
 */
export async function admitMember(
  tx: Transaction,
  groupId: string,
  person: Person,
  { role, givenAt, pseudonym, ...place }: NewPlace,
): Promise<Membership | null> {
  const { state } = place;
  const from: MemberState[] = state === "active" ? ["pending", "left", "removed"] : ["left", "removed"];
  const roleGivenAt = givenAt === "now" ? sql`now()` : (givenAt ?? null);
  const requestMessage = place.state === "pending" ? place.message : null;
  const asked = { ...nothingAsked, requestMessage };
  const borne = pseudonym ?? { name: person.name, handle: person.handle };
  const chosen = { pseudonym: pseudonym?.name ?? null, pseudonymHandle: pseudonym?.handle ?? null };
  const [membership] = await tx
    .insert(memberships)
    .values({
      groupId,
      id: newId(),
      userId: person.id,
      roleGivenAt,
      role,
      state,
      ...asked,
      ...borne,
      ...chosen,
    })
    .onConflictDoUpdate({
      target: [memberships.groupId, memberships.userId],
      set: {
        role,
        state,
        ...asked,
        // Who asks to come back is not back yet.
        ...(state === "active" ? (pseudonym ?? ownName) : {}),
        ...(pseudonym ? { ...chosen, isGivenName: false } : {}),
        since: sql`now()`,
        removedAt: state === "active" ? null : memberships.removedAt,
        roleGivenAt: sql`greatest(${memberships.roleGivenAt}, excluded.role_given_at)`,
        version: sql`${memberships.version} + 1`,
      },
      setWhere: inArray(memberships.state, from),
    })
    .returning(membershipColumns);
  return membership ?? null;
}

const nameOfAccount = {
  name: sql`(select name from users where users.id = memberships.user_id)`,
  handle: sql`(select handle from users where users.id = memberships.user_id)`,
};

/** Whoever comes in bears the name that they have then: their pseudonym, if they chose one here. */
const ownName = {
  name: sql`coalesce(memberships.pseudonym, ${nameOfAccount.name})`,
  handle: sql`coalesce(memberships.pseudonym_handle, ${nameOfAccount.handle})`,
};

/** What a member bears from now on; null for their account's name and handle. Null when they are no longer in. */
export async function updatePseudonym(
  tx: Transaction,
  member: Pick<Membership, "groupId" | "id">,
  pseudonym: Pseudonym | null,
): Promise<Membership | null> {
  const [changed] = await tx
    .update(memberships)
    .set({
      pseudonym: pseudonym?.name ?? null,
      pseudonymHandle: pseudonym?.handle ?? null,
      ...(pseudonym ?? nameOfAccount),
      isGivenName: false,
      version: sql`${memberships.version} + 1`,
    })
    .where(
      and(
        eq(memberships.groupId, member.groupId),
        eq(memberships.id, member.id),
        eq(memberships.state, "active"),
      ),
    )
    .returning(membershipColumns);
  return changed ?? null;
}

export type MemberChange = {
  role?: Role;
  state?: "active" | "left" | "removed" | "banned";
  declined?: { note: string | null };
  /** What they wrote bears this from now on, in the place of their name. */
  nameless?: string | undefined;
};

/** Null when the member is no longer in the state that this expects. A new state begins a new time, and a role is given. */
export async function updateMember(
  tx: Transaction,
  member: Pick<Membership, "groupId" | "id">,
  expected: MemberState,
  { declined, nameless, ...change }: MemberChange,
): Promise<Membership | null> {
  const answer = declined ? { declinedAt: sql`now()`, declineNote: declined.note } : {};
  const [changed] = await tx
    .update(memberships)
    .set({
      ...change,
      ...(nameless === undefined ? {} : { name: nameless, handle: "" }),
      ...(expected !== "active" && change.state === "active" ? ownName : {}),
      ...(change.role ? { roleGivenAt: sql`now()` } : {}),
      ...(change.state
        ? {
            since: sql`now()`,
            removedAt: change.state === "removed" ? sql`now()` : null,
            ...nothingAsked,
            ...answer,
          }
        : {}),
      version: sql`${memberships.version} + 1`,
    })
    .where(
      and(
        eq(memberships.groupId, member.groupId),
        eq(memberships.id, member.id),
        eq(memberships.state, expected),
      ),
    )
    .returning(membershipColumns);
  return changed ?? null;
}

/** Whether it was by a removal that somebody is out: not where a request was declined, nor after a ban that was lifted. */
export async function wasPutOut(
  tx: Transaction,
  { groupId, id }: Pick<Membership, "groupId" | "id">,
): Promise<boolean> {
  const found = await tx.execute(sql`
    select from ${memberships} as m
    where m.group_id = ${groupId} and m.id = ${id} and m.state = 'removed'
      and exists (select from ${moderationLog} as step where step.group_id = m.group_id
        and step.member_id = m.id and step.action = 'remove' and step.at >= m.removed_at)`);
  return found.length > 0;
}

/** Until when they write nothing; null where they may. False where they are not in. */
export async function setSilence(
  tx: Transaction,
  member: Pick<Membership, "groupId" | "id">,
  until: Date | null,
): Promise<boolean> {
  const changed = await tx
    .update(memberships)
    .set({ silencedUntil: until, version: sql`${memberships.version} + 1` })
    .where(
      and(
        eq(memberships.groupId, member.groupId),
        eq(memberships.id, member.id),
        eq(memberships.state, "active"),
      ),
    )
    .returning({ id: memberships.id });
  return changed.length > 0;
}

/** Whoever waits is again what they were before they asked. Null when they do not wait any more. */
export async function takeRequestBack(
  tx: Transaction,
  member: Pick<Membership, "groupId" | "id">,
): Promise<Membership | null> {
  const [changed] = await tx
    .update(memberships)
    .set({
      state: sql`case when ${memberships.removedAt} is null then 'left' else 'removed' end`,
      since: sql`now()`,
      ...nothingAsked,
      version: sql`${memberships.version} + 1`,
    })
    .where(
      and(
        eq(memberships.groupId, member.groupId),
        eq(memberships.id, member.id),
        eq(memberships.state, "pending"),
      ),
    )
    .returning(membershipColumns);
  return changed ?? null;
}

export async function countOrganizers(db: Db, { group }: Granted<{ group: Group }>): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(memberships)
    .where(
      and(
        eq(memberships.groupId, group.id),
        eq(memberships.role, "organizer"),
        eq(memberships.state, "active"),
      ),
    );
  return row?.count ?? 0;
}

export async function findMembershipOf(
  db: Db,
  { group }: Granted<{ group: Group }>,
  userId: string,
): Promise<Membership | null> {
  const [membership] = await db
    .select(membershipColumns)
    .from(memberships)
    .where(and(eq(memberships.groupId, group.id), eq(memberships.userId, userId)));
  return membership ?? null;
}

export type OwnMembership = Membership & { group: { id: string; slug: string } };

/** The viewer's own place in a group, whatever it is: theirs to know. */
export async function findOwnMembership(
  db: Db,
  groupId: string,
  viewer: SignedInViewer,
): Promise<OwnMembership | null> {
  const [place] = await db
    .select({ ...membershipColumns, group: { id: groups.id, slug: groups.slug } })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .where(and(eq(memberships.groupId, groupId), eq(memberships.userId, viewer.userId)));
  return place ?? null;
}

/** `isClosed`: the group is private by now, so that it is not there for whoever waits. */
export type OwnRequest = { memberId: string; slug: string; isClosed: boolean; message: string | null };

/** What the viewer has asked to join and waits for: theirs to know, as the addresses are that they asked at. */
export async function listOwnRequests(db: Db, viewer: SignedInViewer): Promise<OwnRequest[]> {
  return db
    .select({ memberId: memberships.id, slug: groups.slug, isClosed, message: memberships.requestMessage })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .where(and(eq(memberships.userId, viewer.userId), eq(memberships.state, "pending")))
    .orderBy(asc(groups.slug));
}

/** `name`: none of a group that has turned private meanwhile, of which only the address is told. */
export type DeclinedRequest = { slug: string; name: string | null; declinedAt: Date; note: string | null };

/** The viewer's own requests that were declined since then, the latest first. */
export async function listOwnDeclined(
  db: Db,
  viewer: SignedInViewer,
  since: Date,
): Promise<DeclinedRequest[]> {
  const declinedAt = sql<Date>`${memberships.declinedAt}`.mapWith(memberships.declinedAt);
  return db
    .select({
      slug: groups.slug,
      name: sql<string | null>`case when not ${isClosed} then ${groups.name} end`,
      declinedAt,
      note: memberships.declineNote,
    })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .where(and(eq(memberships.userId, viewer.userId), gt(memberships.declinedAt, since)))
    .orderBy(desc(memberships.declinedAt), asc(memberships.id));
}

const isClosed = sql<boolean>`(${groups.visibility} = 'private')`;

/** `message`: what they wrote when they asked to join, while they wait. */
export type MemberRow = Membership & { user: Person; message: string | null; silencedUntil: Date | null };

const memberRow = {
  ...membershipColumns,
  user: { id: users.id, name: users.name, handle: users.handle },
  message: memberships.requestMessage,
  silencedUntil: memberships.silencedUntil,
};

/** In the order in which they were first admitted. */
export async function listMembers(
  db: Db,
  { group }: Granted<{ group: Group }, "group.list-members">,
  { states, after, limit }: { states: MemberState[]; after?: string | undefined; limit: number },
): Promise<MemberRow[]> {
  return db
    .select(memberRow)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.groupId, group.id),
        inArray(memberships.state, states),
        after ? gt(memberships.id, after) : undefined,
      ),
    )
    .orderBy(asc(memberships.id))
    .limit(limit);
}

export async function findMemberRow(
  db: Db,
  { group }: Granted<{ group: Group }>,
  memberId: string,
): Promise<MemberRow | null> {
  const [member] = await db
    .select(memberRow)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.groupId, group.id), eq(memberships.id, memberId)));
  return member ?? null;
}

/**
 * The names that are borne in a group, but for one user's: by its members, under what is written there, and by whoever
 * chose one, to come with or to come back with. The account’s name of whoever only asks to be let in is not among them, as
 * nobody is to find them out.
 */
export async function listNamesBorne(
  db: Db,
  { group }: Granted<{ group: Group }>,
  userId: string,
): Promise<Pseudonym[]> {
  const authors = sql`select author_id from ${annotations} where group_id = ${group.id} and audience <> 'me'
    union select said.author_id from ${posts} as said join ${annotations} as begun
      on begun.group_id = said.group_id and begun.id = said.annotation_id and begun.audience <> 'me'
    where said.group_id = ${group.id}`;
  const found = await db
    .select({
      name: memberships.name,
      handle: memberships.handle,
      pseudonym: memberships.pseudonym,
      pseudonymHandle: memberships.pseudonymHandle,
      isBorne: sql<boolean>`(${memberships.state} = 'active' or ${memberships.id} in (${authors}))`,
    })
    .from(memberships)
    .where(and(eq(memberships.groupId, group.id), ne(memberships.userId, userId)));
  return found.flatMap(({ name, handle, isBorne, ...chosen }) => [
    ...(isBorne ? [{ name, handle }] : []),
    ...[pseudonymOf(chosen) ?? []].flat(),
  ]);
}

/** Whether anybody has chosen another name here. */
export async function hasPseudonym(db: Db, { group }: Granted<{ group: Group }>): Promise<boolean> {
  const found = await db
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.groupId, group.id), isNotNull(memberships.pseudonym)))
    .limit(1);
  return found.length > 0;
}

/** Until the commit, whoever else chooses a name in this group waits. */
export async function lockNames(tx: Transaction, groupId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`names ${groupId}`}, 0))`);
}

/** Who organizes a group longest: the one for whom the command line acts. */
export async function findFirstOrganizer(db: Db, slug: string): Promise<string | null> {
  const [found] = await db.execute<{ user_id: string }>(sql`
    select m.user_id from memberships m join groups g on g.id = m.group_id
    where lower(g.slug) = lower(${slug}) and m.role = 'organizer' and m.state = 'active'
    order by m.since, m.id limit 1`);
  return found?.user_id ?? null;
}

/** Somebody who can sign in, by their address or handle. */
export async function findPerson(
  db: Db,
  by: { email?: string | undefined; handle?: string | undefined },
): Promise<Person | null> {
  const is =
    by.email === undefined
      ? sql`lower(${users.handle}) = lower(${by.handle ?? ""})`
      : sql`lower(${users.email}) = lower(${by.email})`;
  const [person] = await db
    .select({ id: users.id, name: users.name, handle: users.handle })
    .from(users)
    .where(and(is, sql`${users.suspendedAt} is null and ${users.deletedAt} is null`));
  return person ?? null;
}

/** Whether somebody has or had a place in this group, or is in another that the same person organizes. */
export async function isKnownTo(
  db: Db,
  { group, viewer }: Granted<{ group: Group; viewer: Viewer }, "group.add-member">,
  person: Person,
): Promise<boolean> {
  const [known] = await db.execute(sql`
    select 1 from memberships theirs
    where theirs.user_id = ${person.id} and (theirs.group_id = ${group.id} or theirs.state = 'active' and exists (
      select 1 from memberships own
      where own.group_id = theirs.group_id and own.user_id = ${viewer.userId}
        and own.state = 'active' and own.role = 'organizer'))
    limit 1`);
  return known !== undefined;
}
