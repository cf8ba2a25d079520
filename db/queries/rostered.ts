import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import type { KnownPeople } from "@/domain/roster";
import type { TicketPayload } from "@/domain/tickets";
import { type Db, database, type Transaction } from "../client";
import { invitations, memberships, rostered } from "../schema/groups";
import { tickets, users } from "../schema/users";

/** `memberships` and `users` are those of a place that a roster made. Who was elsewhere once is nobody's any more. */
const inHand: SQL = sql`${memberships.state} = 'active' and ${users.email} is null and not ${users.isSiteAdmin}
  and ${users.suspendedAt} is null and ${users.deletedAt} is null
  and not exists (select from ${memberships} as elsewhere
    where elsewhere.user_id = ${memberships.userId} and elsewhere.group_id <> ${memberships.groupId})`;

const selectInHand = (db: Db) =>
  db
    .select({ memberId: memberships.id })
    .from(rostered)
    .innerJoin(
      memberships,
      and(eq(memberships.groupId, rostered.groupId), eq(memberships.id, rostered.memberId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId));

/**
 * Whether nobody answers for an account but the organizers of the group whose roster made it. In a transaction the account
 * is held: whoever would make it known to another group, or its own, waits until the commit.
 */
export async function isInHand(db: Db, member: Membership): Promise<boolean> {
  await holdAccount(db, member.userId);
  const found = await selectInHand(db).where(
    and(eq(rostered.groupId, member.groupId), eq(rostered.memberId, member.id), inHand),
  );
  return found.length > 0;
}

async function holdAccount(db: Db, userId: string): Promise<void> {
  if (db === database()) return;
  await db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
}

/**
 * Whether a printed link still lets somebody in. Whoever was removed since, or is taken back, needs a new one; and so does
 * everybody for whom it was printed by somebody who does not organize the group any more.
 */
export async function isLetInByPrint(
  db: Db,
  { userId, createdAt, payload }: { userId: string; createdAt: Date; payload: TicketPayload },
): Promise<boolean> {
  await holdAccount(db, userId);
  const found = await selectInHand(db).where(
    and(
      eq(memberships.userId, userId),
      sql`${memberships.since} <= ${createdAt.toISOString()}::timestamptz`,
      sql`exists (select from ${memberships} as printer where printer.group_id = ${memberships.groupId}
        and printer.id = ${payload.printedBy ?? null}::uuid and printer.state = 'active' and printer.role = 'organizer')`,
      inHand,
    ),
  );
  return found.length > 0;
}

export async function insertRostered(
  tx: Transaction,
  { group }: Granted<{ group: Group }, "group.add-roster">,
  memberId: string,
): Promise<void> {
  await tx.insert(rostered).values({ groupId: group.id, memberId });
}

export type RosteredRow = {
  id: string;
  name: string;
  handle: string;
  hasPassword: boolean;
  /** Of the newest link: until when it is good, and when it was used. */
  link: { expiresAt: string; usedAt: string | null } | null;
};

/** By what they sign in, and as whom their teachers know them: a pseudonym is not for paper. */
const nameOfAccount = sql<string>`case when ${memberships.pseudonym} is null then ${memberships.name} else ${users.name} end`;

/** The name and handle of an account that a group's roster has made. */
export async function findRosteredName(
  db: Db,
  { member }: Granted<{ member: Membership }, "member.print-link">,
): Promise<{ name: string; handle: string }> {
  const [found] = await db
    .select({ name: nameOfAccount, handle: users.handle })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.groupId, member.groupId), eq(memberships.id, member.id)));
  return found ?? member;
}

/** Those for whom links can be printed, by their names. */
export async function listRostered(
  db: Db,
  { group }: Granted<{ group: Group }, "group.list-accounts">,
): Promise<RosteredRow[]> {
  return db
    .select({
      id: memberships.id,
      name: nameOfAccount,
      handle: users.handle,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      link: sql<RosteredRow["link"]>`(select json_build_object('expiresAt', expires_at, 'usedAt', used_at)
        from ${tickets} where user_id = ${users.id} and kind = 'printed' and created_at >= ${memberships.since}
        order by created_at desc limit 1)`,
    })
    .from(rostered)
    .innerJoin(
      memberships,
      and(eq(memberships.groupId, rostered.groupId), eq(memberships.id, rostered.memberId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(rostered.groupId, group.id), inHand))
    .orderBy(asc(sql`lower(${nameOfAccount})`), asc(memberships.id));
}

/**
 * What organizers know of the people in a list anyway: who has which handle, whom their roster has made, and what
 * became of the addresses that they have invited. Of other accounts nothing is told.
 */
export async function findKnownPeople(
  db: Db,
  { group }: Granted<{ group: Group }, "group.add-roster">,
  addresses: readonly string[],
): Promise<KnownPeople> {
  const active = and(eq(memberships.groupId, group.id), eq(memberships.state, "active"));
  const members = await db
    .select({ handle: users.handle })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(active);
  const made = await db
    .select({ name: nameOfAccount, handle: users.handle })
    .from(rostered)
    .innerJoin(
      memberships,
      and(eq(memberships.groupId, rostered.groupId), eq(memberships.id, rostered.memberId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(active);
  const address = sql<string>`lower(${invitations.email})`;
  const invited =
    addresses.length === 0
      ? []
      : await db
          .select({
            address,
            isIn: sql<boolean>`${invitations.uses} > 0 and exists (select from ${users}
              join ${memberships} on memberships.user_id = users.id and memberships.group_id = ${group.id}
                and memberships.state = 'active'
              where lower(users.email) = lower(invitations.email))`,
            isOpen: sql<boolean>`${invitations.uses} = 0 and ${invitations.revokedAt} is null
              and ${invitations.expiresAt} > now()`,
          })
          .from(invitations)
          .where(
            and(
              eq(invitations.groupId, group.id),
              isNull(invitations.handle),
              inArray(address, [...addresses]),
            ),
          );
  return {
    handles: new Set(members.map(({ handle }) => handle.toLowerCase())),
    made: made.map(({ name, handle }) => ({ name: name.toLowerCase(), handle: handle.toLowerCase() })),
    members: new Set(invited.flatMap((one) => (one.isIn ? one.address : []))),
    invited: new Set(invited.flatMap((one) => (one.isOpen ? one.address : []))),
  };
}
