import { sql } from "drizzle-orm";
import type { MailOnlyFor } from "@/domain/mails";
import type { Db } from "../client";
import { invitations, memberships } from "../schema/groups";
import { users } from "../schema/users";

/** Whether a mail that waits is still for whom it was written. */
export async function isMailWanted(db: Db, onlyFor: MailOnlyFor, now: Date): Promise<boolean> {
  const found = await db.execute(
    "userId" in onlyFor ? readsMail(onlyFor) : isInvited(onlyFor.invitation, now),
  );
  return found.length > 0;
}

const readsMail = ({ userId, memberOf }: Extract<MailOnlyFor, { userId: string }>) => sql`
  select 1 from ${users} where id = ${userId}::uuid and suspended_at is null and deleted_at is null
    ${
      memberOf === undefined
        ? sql``
        : sql`and exists (select from ${memberships} as place where place.user_id = users.id
            and place.group_id = ${memberOf}::uuid and place.state = 'active')`
    }`;

/** Nobody who is banned, or suspended, is asked to come. */
const isInvited = ({ groupId, id }: { groupId: string; id: string }, now: Date) => sql`
  select 1 from ${invitations} where group_id = ${groupId}::uuid and id = ${id}::uuid and revoked_at is null
    and expires_at > ${now.toISOString()}::timestamptz
    and not exists (select from ${users} as invited where lower(invited.email) = lower(invitations.email)
      and (invited.suspended_at is not null or exists (select from ${memberships} as place
        where place.user_id = invited.id and place.group_id = invitations.group_id
          and (place.state = 'banned' or place.removed_at > invitations.created_at))))`;
