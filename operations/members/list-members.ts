import { database } from "@/db/client";
import { listMembers as listMemberRows } from "@/db/queries/members";
import type { MemberState } from "@/domain/groups";
import type { Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import type { GroupMemberWire } from "@/domain/wire/member";
import { accessGroup } from "../access";
import { accountsShown, memberWire } from "./member-wire";

type Wanted = { states?: MemberState[] | undefined; after?: string | undefined; limit: number };

/** Everybody in the group sees who is in it; who waits, or is no longer there, only those who keep order. */
export async function listMembers(
  viewer: Viewer,
  slug: string,
  { states = ["active", "pending"], after, limit }: Wanted,
): Promise<List<GroupMemberWire>> {
  const access = await accessGroup(database(), viewer, slug, "group.list-members");
  const found = await listMemberRows(database(), access, {
    states: access.looker.moderates ? states : states.filter((state) => state === "active"),
    after,
    limit: limit + 1,
  });
  const shows = { accounts: accountsShown(access), message: access.looker.moderates };
  return pageOf(found, limit, { item: (row) => memberWire(row, shows), cursor: ({ id }) => id });
}
