import { and, desc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group, Membership, Role } from "@/domain/groups";
import type { Db, Transaction } from "../client";
import { groups, invitations, memberships } from "../schema/groups";

export type Invitation = {
  id: string;
  groupId: string;
  role: Role;
  email: string | null;
  handle: string | null;
  uses: number;
  maxUses: number | null;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
};

const columns = {
  id: invitations.id,
  groupId: invitations.groupId,
  role: invitations.role,
  email: invitations.email,
  handle: invitations.handle,
  uses: invitations.uses,
  maxUses: invitations.maxUses,
  createdAt: invitations.createdAt,
  expiresAt: invitations.expiresAt,
  revokedAt: invitations.revokedAt,
};

/** False when the id is taken. */
export async function insertInvitation(
  tx: Transaction,
  { group }: Granted<{ group: Group }, "group.invite">,
  invitation: Pick<Invitation, "id" | "role" | "email" | "handle" | "maxUses" | "expiresAt"> & {
    tokenHash: string;
    createdBy: string;
  },
): Promise<boolean> {
  const made = await tx
    .insert(invitations)
    .values({ groupId: group.id, ...invitation })
    .onConflictDoNothing()
    .returning({ id: invitations.id });
  return made.length > 0;
}

const author = { id: memberships.id, name: memberships.name, handle: memberships.handle };

const byAuthor = and(eq(memberships.groupId, invitations.groupId), eq(memberships.id, invitations.createdBy));

export type InvitationRow = Invitation & { createdBy: { id: string; name: string; handle: string } };

/** The newest first. */
export async function listInvitations(
  db: Db,
  { group }: Granted<{ group: Group }, "group.list-invitations">,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<InvitationRow[]> {
  return db
    .select({ ...columns, createdBy: author })
    .from(invitations)
    .innerJoin(memberships, byAuthor)
    .where(and(eq(invitations.groupId, group.id), after ? lt(invitations.id, after) : undefined))
    .orderBy(desc(invitations.id))
    .limit(limit);
}

export async function findInvitation(
  db: Db,
  { group }: Granted<{ group: Group }, "group.list-invitations">,
  id: string,
): Promise<InvitationRow | null> {
  const [invitation] = await db
    .select({ ...columns, createdBy: author })
    .from(invitations)
    .innerJoin(memberships, byAuthor)
    .where(and(eq(invitations.groupId, group.id), eq(invitations.id, id)));
  return invitation ?? null;
}

/** What the bearer of a token may know: which group, and who asked them. */
export type Opened = Invitation & {
  group: { slug: string; name: string };
  inviter: string;
  hasPseudonyms: boolean;
  /** What the group's members are asked to keep to. */
  rules: string;
};

export async function findInvitationByToken(db: Db, tokenHash: string): Promise<Opened | null> {
  const [invitation] = await db
    .select({
      ...columns,
      group: { slug: groups.slug, name: groups.name },
      inviter: memberships.name,
      hasPseudonyms: groups.hasPseudonyms,
      rules: groups.rules,
    })
    .from(invitations)
    .innerJoin(memberships, byAuthor)
    .innerJoin(groups, eq(groups.id, invitations.groupId))
    .where(eq(invitations.tokenHash, tokenHash));
  return invitation ?? null;
}

/** Those who accept one invitation at once do it one after the other. */
export async function lockInvitation(tx: Transaction, tokenHash: string): Promise<Invitation | null> {
  const [invitation] = await tx
    .select(columns)
    .from(invitations)
    .where(eq(invitations.tokenHash, tokenHash))
    .for("update");
  return invitation ?? null;
}

/** Counts one more; false when there is none left, or it is over. */
export async function countUse(tx: Transaction, { id, groupId }: Invitation, now: Date): Promise<boolean> {
  const used = await tx
    .update(invitations)
    .set({ uses: sql`${invitations.uses} + 1` })
    .where(
      and(
        eq(invitations.groupId, groupId),
        eq(invitations.id, id),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, now),
        or(isNull(invitations.maxUses), lt(invitations.uses, invitations.maxUses)),
      ),
    )
    .returning({ id: invitations.id });
  return used.length > 0;
}

/** Those that somebody has made and that could still be used; answers their ids. */
export async function revokeInvitationsBy(
  tx: Transaction,
  { groupId, id }: Pick<Membership, "groupId" | "id">,
  now: Date,
): Promise<string[]> {
  const revoked = await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(
      and(
        eq(invitations.groupId, groupId),
        eq(invitations.createdBy, id),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, now),
        or(isNull(invitations.maxUses), lt(invitations.uses, invitations.maxUses)),
      ),
    )
    .returning({ id: invitations.id });
  return revoked.map((one) => one.id);
}

/** False when it is not there, or revoked already. */
export async function revokeInvitation(
  tx: Transaction,
  { group }: Granted<{ group: Group }, "group.invite">,
  id: string,
  now: Date,
): Promise<boolean> {
  const revoked = await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(eq(invitations.groupId, group.id), eq(invitations.id, id), isNull(invitations.revokedAt)))
    .returning({ id: invitations.id });
  return revoked.length > 0;
}
