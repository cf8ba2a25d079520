import { and, eq, sql } from "drizzle-orm";
import type { Membership } from "@/domain/groups";
import type { Transaction } from "../client";
import { memberships } from "../schema/groups";
import { users } from "../schema/users";
import { membershipColumns } from "./row-columns";

/* Groups that nobody organizes any more who could: for who looks after the site, whom no door lets into them. */

/** Neither silenced nor suspended. */
export async function hasAbleOrganizer(tx: Transaction, groupId: string): Promise<boolean> {
  const able = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        ...[
          eq(memberships.groupId, groupId),
          eq(memberships.role, "organizer"),
          eq(memberships.state, "active"),
        ],
        sql`coalesce(${memberships.silencedUntil} <= now(), true)`,
        sql`${users.suspendedAt} is null and ${users.deletedAt} is null`,
      ),
    )
    .limit(1);
  return able.length > 0;
}

/** By the account’s address or handle, or by the handle that is borne in the group; whoever can act there. */
export async function findAbleMember(
  tx: Transaction,
  groupId: string,
  typed: string,
): Promise<Membership | null> {
  const name = typed.trim().toLowerCase();
  const handle = name.replace(/^@/, "");
  const [member] = await tx
    .select(membershipColumns)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        ...[eq(memberships.groupId, groupId), eq(memberships.state, "active")],
        sql`coalesce(${memberships.silencedUntil} <= now(), true)`,
        sql`${users.suspendedAt} is null and ${users.deletedAt} is null`,
        sql`(lower(${users.email}) = ${name} or lower(${memberships.handle}) = ${handle}
          or (${memberships.pseudonym} is null and lower(${users.handle}) = ${handle}))`,
      ),
    );
  return member ?? null;
}
