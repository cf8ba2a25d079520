import { single } from "@/app/_request/query";
import type { MemberState } from "@/domain/groups";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { GroupMemberWire } from "@/domain/wire/member";
import { findMember } from "@/operations/members/find-member";

/** What can be done to a member here, and how they stand then. */
const DEEDS = {
  approved: "active",
  declined: "removed",
  removed: "removed",
} as const satisfies Record<string, MemberState>;

type Query = Record<string, string | string[] | undefined>;

export type Deed = keyof typeof DEEDS;
export type Done = { deed: Deed; member: GroupMemberWire };

export const afterDeed = (group: string, deed: Deed, member: string): string =>
  `/groups/${group}/members?${new URLSearchParams({ [deed]: member })}`;

/** What the page's address says was done last, and to whom; nothing, if it is not so, or not for the viewer to know. */
export async function whatWasDone(viewer: Viewer, slug: string, query: Query): Promise<Done | null> {
  const deed = (Object.keys(DEEDS) as Deed[]).find((one) => single(query[one]));
  if (!deed) return null;
  const member = await findThere(viewer, slug, single(query[deed]));
  return member?.state === DEEDS[deed] ? { deed, member } : null;
}

/** Of whom the page's address asks who they are. */
export const memberAsked = (viewer: Viewer, slug: string, query: Query): Promise<GroupMemberWire | null> =>
  findThere(viewer, slug, single(query.who));

async function findThere(viewer: Viewer, slug: string, id = ""): Promise<GroupMemberWire | null> {
  try {
    return await findMember(viewer, slug, id);
  } catch (thrown) {
    if (thrown instanceof NotFound) return null;
    throw thrown;
  }
}
